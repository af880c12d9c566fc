package io.tillbridge.api.http;

import io.tillbridge.checkout.DeliveryPromise;
import io.tillbridge.checkout.OpeningTimes;
import io.tillbridge.checkout.PickupOffer;
import io.tillbridge.checkout.Window;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A promise as a shop's page reads it. What is not known is left out. */
final class CheckoutView {
    private CheckoutView() {}

    /**
     * {@code {timeZone, inStock?, sameDay: {possible, until?, secondsLeft?}, shipsOn?, deliversBetween?, windows,
     * pickupPoints, validUntil}}.
     *
     * @param counting false: without what changes each second
     */
    static Map<String, Object> of(DeliveryPromise promise, boolean counting) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("timeZone", promise.zone().getId());
        view.put("inStock", promise.inStock());
        view.put("sameDay", sameDay(promise, counting));
        view.put("shipsOn", promise.shipsOn());
        view.put(
                "deliversBetween",
                promise.deliversFrom() == null
                        ? null
                        : Map.of("from", promise.deliversFrom().toString(), "to", promise.deliversTo().toString()));
        view.put("windows", promise.windows().stream().map(CheckoutView::window).toList());
        view.put("pickupPoints", promise.pickupPoints().stream().map(CheckoutView::point).toList());
        view.put("validUntil", promise.validUntil());
        view.values().removeIf(value -> value == null);
        return view;
    }

    private static Map<String, Object> sameDay(DeliveryPromise promise, boolean counting) {
        Map<String, Object> sameDay = new LinkedHashMap<>();
        sameDay.put("possible", promise.sameDayUntil() != null);
        if (promise.sameDayUntil() != null) {
            sameDay.put("until", promise.sameDayUntil());
            if (counting) {
                sameDay.put("secondsLeft", promise.secondsLeft());
            }
        }
        return sameDay;
    }

    private static Map<String, Object> window(Window window) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", window.kind().text());
        view.put("carrier", window.carrier());
        view.put("date", window.date().toString());
        view.put("from", window.from().toString());
        view.put("to", window.to().toString());
        view.put("price", price(window.price()));
        view.values().removeIf(value -> value == null);
        return view;
    }

    private static Map<String, Object> point(PickupOffer offer) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("carrier", offer.carrier());
        view.put("id", offer.id());
        view.put("name", offer.name());
        view.put("address", offer.address().toMap());
        view.put("openingTimes", offer.opening().weekMap());
        view.put("exceptions", exceptions(offer));
        view.put("readyOn", offer.readyOn() == null ? null : offer.readyOn().toString());
        view.put("distance", offer.distanceMetres());
        view.put("price", price(offer.price()));
        view.values().removeIf(value -> value == null);
        return view;
    }

    private static List<Map<String, Object>> exceptions(PickupOffer offer) {
        return offer.exceptions().isEmpty()
                ? null
                : offer.exceptions().entrySet().stream()
                        .map(day -> Map.<String, Object>of(
                                "date",
                                day.getKey().toString(),
                                "times",
                                day.getValue().stream()
                                        .map(OpeningTimes.Span::toMap)
                                        .toList()))
                        .toList();
    }

    private static String price(BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }
}
