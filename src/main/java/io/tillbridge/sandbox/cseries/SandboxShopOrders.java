package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.cseries.OrderDraft.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Orders of every kind that a shop can have; the same seed gives the same orders. */
public final class SandboxShopOrders {
    private static final Duration APART = Duration.ofMinutes(11);
    private static final int CHANGED_AFTER_SECONDS = 240;
    private static final ShopArticle WRAP = ShopArticle.of("", "", "Gift wrap", "2.50");

    private final DoubleShop shop;
    private final List<Long> variants;
    private final SplittableRandom random;

    /** @param shop with at least one variant */
    public SandboxShopOrders(DoubleShop shop, long seed) {
        this.shop = shop;
        this.variants = shop.catalog().variantIds();
        this.random = new SplittableRandom(seed);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException(shop + " sells nothing, expected a variant: fill its shelves first");
        }
    }

    /** The kinds, in the order in which they are placed, over and over. */
    public enum Kind {
        PAID,
        PAY_AFTERWARDS,
        SHIPPED,
        AWAITING_PAYMENT,
        CANCELLED,
        PICK_UP,
        REFUNDED,
        FREE_LINE,
        LINE_WITHOUT_VARIANT,
        NOTHING_LEFT
    }

    /**
     * Places orders, eleven minutes apart, the last one eleven minutes before {@code until}.
     *
     * @return their ids
     */
    public List<Long> place(int count, Instant until) {
        Kind[] kinds = Kind.values();
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(n -> place(kinds[n % kinds.length], until.minus(APART.multipliedBy(count - n))))
                .toList();
    }

    /**
     * Places one order of this kind.
     *
     * @return its id
     */
    public long place(Kind kind, Instant at) {
        long id = shop.orders().place(draft(kind).at(at).by(random.nextInt(1_000)));
        switch (kind) {
            case SHIPPED -> shop.orders().ship(id, "3SSANDBOX" + id);
            case CANCELLED -> shop.orders().cancel(id);
            case REFUNDED -> shop.orders().refund(id, 0, 1);
            case NOTHING_LEFT -> shop.orders().quantity(id, 0, 0);
            default -> {
                return id;
            }
        }
        shop.orders().changedAt(id, at.plusSeconds(CHANGED_AFTER_SECONDS));
        return id;
    }

    private OrderDraft draft(Kind kind) {
        Item some = Item.of(variant(), 1 + random.nextInt(3));
        return switch (kind) {
            case PAY_AFTERWARDS -> OrderDraft.payAfterwards(some);
            case AWAITING_PAYMENT -> OrderDraft.awaitingPayment(some, Item.of(variant(), 1));
            case PICK_UP -> OrderDraft.paid(some).toPickUp();
            case REFUNDED -> OrderDraft.paid(Item.of(variant(), 3), some);
            case FREE_LINE -> OrderDraft.paid(some, Item.of(variant(), 1).priced("0"));
            case LINE_WITHOUT_VARIANT -> OrderDraft.paid(some, Item.withoutVariant(WRAP, 1));
            case NOTHING_LEFT -> OrderDraft.paid(Item.of(variant(), 2), some);
            case SHIPPED, CANCELLED, PAID -> OrderDraft.paid(some, Item.of(variant(), 1));
        };
    }

    private long variant() {
        return variants.get(random.nextInt(variants.size()));
    }
}
