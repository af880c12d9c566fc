package io.tillbridge.app;

import io.tillbridge.checkout.DeliveryPromise;
import io.tillbridge.checkout.PickupOffer;
import io.tillbridge.checkout.PlaceAddress;
import io.tillbridge.checkout.Window;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.lightspeed.cseries.ExternalServiceForm.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shipping methods of one answer; the one that is always offered comes first. */
final class MethodList {
    private static final int MOST = 10;
    private static final String OURS = "tillbridge";
    private static final Map<String, Map<String, String>> TITLES = Map.of(
            "nl", Map.of("daytime", "Bezorging", "evening", "Avondbezorging", "morning", "Ochtendbezorging", "sameday",
                    "Vandaag bezorgd", "pickup", "Afhalen"),
            "de", Map.of("daytime", "Lieferung", "evening", "Lieferung am Abend", "morning", "Lieferung am Morgen",
                    "sameday", "Lieferung heute", "pickup", "Abholung"),
            "fr", Map.of("daytime", "Livraison", "evening", "Livraison en soirée", "morning", "Livraison le matin",
                    "sameday", "Livraison aujourd'hui", "pickup", "Retrait"),
            "en", Map.of("daytime", "Delivery", "evening", "Evening delivery", "morning", "Morning delivery", "sameday",
                    "Delivery today", "pickup", "Pick-up"));

    private final CSeriesSettings settings;
    private final List<Method> methods = new ArrayList<>();

    MethodList(CSeriesSettings settings) {
        this.settings = settings;
        String title = settings.checkout().methodTitle();
        methods.add(new Method(
                OURS + "-standard",
                title == null ? "Standard delivery" : title,
                price(null),
                false,
                Map.of(OURS, Map.of("kind", "home"))));
    }

    /** Adds what the promise has and is not past at the moment. */
    MethodList with(DeliveryPromise promise, Instant now) {
        promise.windows().stream()
                .filter(window -> window.date()
                        .atTime(window.to())
                        .atZone(promise.zone())
                        .toInstant()
                        .isAfter(now))
                .limit(MOST)
                .map(this::method)
                .forEach(methods::add);
        promise.pickupPoints().stream().limit(MOST).map(this::method).forEach(methods::add);
        return this;
    }

    List<Method> all() {
        return List.copyOf(methods);
    }

    private Method method(Window window) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("kind", window.kind().text());
        chosen.put("carrier", window.carrier());
        chosen.put("date", window.date().toString());
        chosen.put("from", window.from().toString());
        chosen.put("to", window.to().toString());
        return new Method(
                OURS + "-" + window.kind().text() + "-" + window.date() + "-" + window.from(),
                title(window.kind().text()) + " " + window.date() + ", " + window.from() + "–" + window.to(),
                price(window.price()),
                false,
                Map.of(OURS, Map.of("kind", "home", "window", chosen)));
    }

    private Method method(PickupOffer point) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("carrier", point.carrier());
        chosen.put("id", point.id());
        chosen.put("name", point.name());
        chosen.put("address", point.address().toMap());
        return new Method(
                OURS + "-pickup-" + point.carrier() + "-" + point.id(),
                title("pickup") + ": " + point.name() + place(point.address()),
                price(point.price()),
                true,
                Map.of(OURS, Map.of("kind", "pickup-point", "pickupPoint", chosen)));
    }

    private static String place(PlaceAddress address) {
        String street = Stream.of(address.street(), address.houseNumber())
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return Stream.of(street, address.city())
                .filter(part -> part != null && !part.isEmpty())
                .map(part -> ", " + part)
                .collect(Collectors.joining());
    }

    private String title(String kind) {
        return TITLES.getOrDefault(settings.language(), TITLES.get("en")).get(kind);
    }

    private BigDecimal price(BigDecimal own) {
        BigDecimal always = settings.checkout().methodPrice();
        return own != null ? own : always != null ? always : BigDecimal.ZERO;
    }
}
