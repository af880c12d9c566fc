package io.tillbridge.checkout;

import io.tillbridge.order.ShippingSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a shop may promise at its checkout: the day by the rule of its orders, windows and pick-up points of its table and
 * of its carriers. {@link #options} answers from memory at once, whatever carriers do.
 */
public final class CheckoutOptions {
    /** How soon a carrier that did not answer in time is worth another question. */
    static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private static final int MOST_WINDOWS = 100;
    private static final int MOST_POINTS = 50;
    private static final Comparator<Window> BY_TIME = Comparator.comparing(Window::date)
            .thenComparing(Window::from)
            .thenComparing(Window::to)
            .thenComparing(Window::kind);

    private final CheckoutShops shops;

    public CheckoutOptions(CheckoutShops shops) {
        this.shops = shops;
    }

    /** The shop of a public address; empty for a token that is unknown, replaced or switched off. */
    public Optional<CheckoutShop> shop(String token) {
        return shops.byToken(token);
    }

    /** The shop of a connection; empty when its options are switched off. */
    public Optional<CheckoutShop> shop(long connectionId) {
        return shops.byConnection(connectionId);
    }

    /**
     * The promise to a customer who orders then.
     *
     * @param inStock null when nothing was asked about stock; what is not there is promised for no day
     */
    public DeliveryPromise options(CheckoutShop shop, Destination where, Instant at, Boolean inStock) {
        ShippingSchedule schedule = shop.schedule();
        LocalDate today = schedule.day(at);
        Instant cutOff = schedule.cutOffOn(today);
        Instant changes = schedule.begins(today.plusDays(1));
        changes = cutOff.isAfter(at) ? Offers.earlier(changes, cutOff) : changes;
        if (Boolean.FALSE.equals(inStock)) {
            return new DeliveryPromise(
                    at, schedule.zone(), null, null, null, null, List.of(), List.of(), changes, true, false);
        }
        OwnDelivery own = new OwnDelivery(shop.table());
        Offers offers = own.offers(where, at, schedule);
        for (DeliveryOptions carrier : shop.carriers()) {
            offers = offers.and(carrier.offers(where, at, schedule));
        }
        changes = Offers.earlier(changes, offers.changesAt());
        changes = offers.complete() ? changes : Offers.earlier(changes, at.plus(ASK_AGAIN));
        LocalDate leaves = schedule.shipsOn(at);
        Optional<OwnDelivery.Delivered> delivered = own.delivers(where, leaves, schedule.workingDays());
        return new DeliveryPromise(
                at,
                schedule.zone(),
                leaves.equals(today) ? cutOff : null,
                leaves,
                delivered.map(OwnDelivery.Delivered::from).orElse(null),
                delivered.map(OwnDelivery.Delivered::to).orElse(null),
                offers.windows().stream().sorted(BY_TIME).limit(MOST_WINDOWS).toList(),
                offers.pickupPoints().stream().limit(MOST_POINTS).toList(),
                changes,
                offers.complete(),
                inStock);
    }

    /**
     * The same; while a carrier that was not asked about this place before has not answered, it waits for it, and no
     * longer than this. It never fails for a carrier's sake.
     */
    public CompletableFuture<DeliveryPromise> within(
            Duration longest, CheckoutShop shop, Destination where, Instant at, Boolean inStock) {
        DeliveryPromise now = options(shop, where, at, inStock);
        if (now.complete()) {
            return CompletableFuture.completedFuture(now);
        }
        CompletableFuture<?>[] arriving = shop.carriers().stream()
                .map(carrier -> carrier.arriving(where, at, shop.schedule()))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(arriving)
                .completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, failed) -> options(shop, where, at, inStock));
    }
}
