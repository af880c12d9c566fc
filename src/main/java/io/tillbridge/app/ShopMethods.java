package io.tillbridge.app;

import io.tillbridge.api.http.MethodsReceiver;
import io.tillbridge.checkout.CheckoutOptions;
import io.tillbridge.checkout.CheckoutShop;
import io.tillbridge.checkout.DeliveryPromise;
import io.tillbridge.checkout.Destination;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connections;
import io.tillbridge.lightspeed.cseries.ExternalServiceForm;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shipping methods that the hub offers in the checkout of shops: the one that is always there, and what the promise
 * for the customer's address has. While a carrier is away, the last whole promise for the same area counts.
 */
final class ShopMethods implements MethodsReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(ShopMethods.class);
    private static final Duration CARRIERS = Duration.ofMillis(400);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST_KEPT = 2_000;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final CheckoutOptions options;
    private final Connections connections;
    private final Clock clock;
    private final ExternalServiceForm form = new ExternalServiceForm();
    private final Map<Long, CSeriesSettings> settings = new ConcurrentHashMap<>();
    private final Map<Area, DeliveryPromise> whole = new ConcurrentHashMap<>();

    ShopMethods(CheckoutOptions options, Connections connections, Clock clock) {
        this.options = options;
        this.connections = connections;
        this.clock = clock;
    }

    /** Where an answer of before may be given again: it names no customer. */
    private record Area(long connectionId, String country, String area) {}

    @Override
    public Optional<byte[]> answer(String token, byte[] body) {
        Optional<CheckoutShop> shop = options.shop(token);
        if (shop.isEmpty()) {
            return Optional.empty();
        }
        Optional<CSeriesSettings> now = settings(shop.get().connectionId());
        if (now.isEmpty()) {
            return Optional.empty();
        }
        MethodList methods = new MethodList(now.get());
        try {
            DeliveryPromise promise = promise(shop.get(), where(body, shop.get()));
            return Optional.of(bytes(now.get(), methods.with(promise, clock.instant())));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The checkout of connection {} gets one method: {}",
                    shop.get().connectionId(),
                    e.toString());
            return Optional.of(bytes(now.get(), methods));
        }
    }

    @Override
    public Optional<byte[]> atOnce(String token) {
        return options.shop(token)
                .map(shop -> settings.get(shop.connectionId()))
                .map(known -> bytes(known, new MethodList(known)));
    }

    private byte[] bytes(CSeriesSettings of, MethodList methods) {
        return form.answer(methods.all(), of.checkout().methodTax().divide(HUNDRED));
    }

    /** The settings of a shop, as they were read with it: the method that is always offered needs no database. */
    void know(long id, CSeriesSettings now) {
        if (now.checkout().methods()) {
            settings.put(id, now);
        } else {
            settings.remove(id);
        }
    }

    /** As they are now; while the database is away, as they were. Empty when methods are off. */
    private Optional<CSeriesSettings> settings(long id) {
        try {
            CSeriesSettings now = CSeriesSettings.of(connections.get(id));
            know(id, now);
            return Optional.ofNullable(settings.get(id));
        } catch (RuntimeException away) {
            LOG.warn("The settings of connection {} cannot be read now: {}", id, away.toString());
            return Optional.ofNullable(settings.get(id));
        }
    }

    private Destination where(byte[] body, CheckoutShop shop) {
        ExternalServiceForm.Question asked = form.question(body);
        String country = asked.country().matches("[A-Z]{2}") ? asked.country() : shop.home();
        String postcode = asked.postcode().replaceAll("[ -]", "");
        return new Destination(country, postcode.matches("[A-Z0-9]{2,12}") ? postcode : null);
    }

    private DeliveryPromise promise(CheckoutShop shop, Destination where) {
        Instant now = clock.instant();
        DeliveryPromise promise = awaited(shop, where, now);
        Area area = new Area(shop.connectionId(), where.country(), where.area());
        if (promise.complete()) {
            if (whole.size() >= MOST_KEPT) {
                whole.clear();
            }
            whole.put(area, promise);
            return promise;
        }
        return Optional.ofNullable(whole.get(area))
                .filter(kept -> kept.at().plus(KEPT).isAfter(now))
                .orElse(promise);
    }

    private DeliveryPromise awaited(CheckoutShop shop, Destination where, Instant now) {
        try {
            return options.within(CARRIERS, shop, where, now, null).get(CARRIERS.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.debug("Carriers did not answer in time: {}", late.toString());
        }
        return options.options(shop, where, now, null);
    }
}
