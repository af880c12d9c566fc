package io.tillbridge.carrier;

import io.tillbridge.checkout.Carrier;
import io.tillbridge.checkout.DeliveryKind;
import io.tillbridge.connection.PostnlSettings;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The request of PostNL's Checkout API v1 ({@code POST /shipment/v1/checkout}), as PostNL's own clients write it.
 *
 * <p>Unproved, for want of a contract with PostNL: whether a house number that does not exist is taken (the field is
 * required, and the hub knows a postcode only, so it sends 1); whether an order date ahead of now is taken; and what a key
 * without a product answers for the options that need one.
 */
final class PostnlForm {
    static final String PATH = "shipment/v1/checkout";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss", Locale.ROOT);
    private static final int ANY_HOUSE = 1;
    private static final Set<String> COUNTRIES = Set.of("NL", "BE");
    private static final String LATE = "23:59:59";

    /** The words of the API by ours. */
    private static final Map<String, List<String>> OPTIONS = Map.of(
            "daytime", List.of("Daytime", "Sunday"),
            "evening", List.of("Evening"),
            "morning", List.of("08:00-10:00", "08:00-12:00"),
            "sameday", List.of("Sameday", "Today"),
            "pickup", List.of("Pickup"));

    private PostnlForm() {}

    /** Of a Dutch place it needs the whole postcode. */
    static boolean serves(String country, String postcode) {
        return COUNTRIES.contains(country) && (!country.equals("NL") || postcode.length() == 6);
    }

    static Map<String, Object> request(PostnlSettings settings, Carrier.Question question) {
        List<String> options = new ArrayList<>();
        settings.options().forEach(option -> options.addAll(OPTIONS.get(option)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("OrderDate", MOMENT.format(ordered(question)));
        body.put("ShippingDuration", 1);
        // The hub has applied its own and the carrier's cut-off: the order date is the day on which the parcel leaves.
        body.put("CutOffTimes", List.of(Map.of("Day", "00", "Available", true, "Type", "Regular", "Time", LATE)));
        body.put("HolidaySorting", false);
        body.put("Options", options);
        body.put("Locations", settings.pickupPoints());
        body.put("Days", settings.days());
        body.put(
                "Addresses",
                List.of(Map.of(
                        "AddressType", "01",
                        "HouseNr", ANY_HOUSE,
                        "Zipcode", question.where().postcode(),
                        "Countrycode", question.where().country())));
        return body;
    }

    private static LocalDateTime ordered(Carrier.Question question) {
        ZonedDateTime at = question.at().atZone(question.schedule().zone());
        LocalDateTime dayBegins = question.shipsOn().atStartOfDay();
        return at.toLocalDateTime().isAfter(dayBegins) ? at.toLocalDateTime() : dayBegins;
    }

    /** What one of the API's words for a window means; empty for one that is not asked for. */
    static Optional<DeliveryKind> kind(PostnlSettings settings, List<?> words) {
        return settings.options().stream()
                .filter(option -> !option.equals("pickup"))
                .filter(option -> OPTIONS.get(option).stream().anyMatch(words::contains))
                .findFirst()
                .map(option -> DeliveryKind.valueOf(option.toUpperCase(Locale.ROOT)));
    }
}
