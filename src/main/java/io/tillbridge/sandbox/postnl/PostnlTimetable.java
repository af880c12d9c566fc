package io.tillbridge.sandbox.postnl;

import static io.tillbridge.sandbox.server.DoubleJson.object;

import io.tillbridge.sandbox.server.Refused;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the double offers: days from Monday to Saturday, evenings from Tuesday to Friday, mornings but on Mondays, the same
 * day below postcode 4000, Sundays only where they are asked for, and three points.
 */
final class PostnlTimetable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss", Locale.ROOT);
    private static final List<String> STREETS = List.of("Dorpsstraat", "Stationsplein", "Marktstraat");
    private static final List<String> SHOPS = List.of("Primera De Hoek", "Albert Boodschap", "Bruna Station");
    private static final int SAME_DAY_BELOW = 4000;

    private final List<?> options;
    private final int digits;
    private final String country;
    private final int days;
    private final int locations;
    private final LocalDate shipped;

    private PostnlTimetable(Map<String, Object> request) {
        options = list(request, "Options");
        days = whole(request, "Days", 9);
        locations = whole(request, "Locations", 3);
        Map<?, ?> receiver = receiver(request);
        country = String.valueOf(receiver.get("Countrycode"));
        String zipcode = String.valueOf(receiver.get("Zipcode"));
        boolean right = country.equals("NL") && zipcode.matches("[1-9][0-9]{3}[A-Z]{2}")
                || country.equals("BE") && zipcode.matches("[1-9][0-9]{3}");
        if (!right || !(receiver.get("HouseNr") instanceof Integer)) {
            throw new Refused(400, "Address is invalid");
        }
        digits = Integer.parseInt(zipcode.substring(0, 4));
        shipped = shipped(request);
    }

    /** @throws Refused 400 when the request is none of this API */
    static Map<String, Object> answer(Map<String, Object> request) {
        return new PostnlTimetable(request).answer();
    }

    private Map<String, Object> answer() {
        List<Object> deliveries = new ArrayList<>();
        List<Object> warnings = new ArrayList<>();
        for (int ahead = 0; ahead <= days; ahead++) {
            LocalDate day = shipped.plusDays(ahead);
            List<Object> frames = frames(day, ahead);
            if (!frames.isEmpty()) {
                deliveries.add(object("DeliveryDate", DAY.format(day), "Timeframe", frames));
            } else if (ahead > 0) {
                warnings.add(object(
                        "DeliveryDate", DAY.format(day), "Code", "02", "Description", "No sorting", "Options", options));
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("DeliveryOptions", deliveries);
        answer.put("PickupOptions", options.contains("Pickup") ? List.of(pickup()) : List.of());
        answer.put("Warnings", warnings);
        return answer;
    }

    private List<Object> frames(LocalDate day, int ahead) {
        DayOfWeek weekday = day.getDayOfWeek();
        boolean sunday = weekday == DayOfWeek.SUNDAY;
        List<Object> frames = new ArrayList<>();
        if (ahead == 0) {
            add(frames, "Sameday", digits < SAME_DAY_BELOW && !sunday, "18:00:00", "22:00:00");
            return frames;
        }
        add(frames, "Sunday", sunday, "11:00:00", "15:00:00");
        add(frames, "Daytime", !sunday, "12:15:00", "14:45:00");
        add(frames, "08:00-12:00", !sunday && weekday != DayOfWeek.MONDAY, "08:00:00", "12:00:00");
        boolean evening = !sunday && weekday != DayOfWeek.MONDAY && weekday != DayOfWeek.SATURDAY;
        add(frames, "Evening", evening, "17:30:00", "22:00:00");
        return frames;
    }

    private void add(List<Object> frames, String option, boolean offered, String from, String to) {
        if (offered && options.contains(option)) {
            frames.add(object(
                    "From", from,
                    "To", to,
                    "Options", List.of(option),
                    "ShippingDate", DAY.format(shipped),
                    "Sustainability", object("Code", "02", "Description", "Sustainable")));
        }
    }

    private Map<String, Object> pickup() {
        LocalDate ready = shipped.plusDays(shipped.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : 1);
        List<Object> found = new ArrayList<>();
        for (int i = 0; i < locations; i++) {
            found.add(object(
                    "Address",
                    object(
                            "CompanyName", SHOPS.get(i),
                            "Street", STREETS.get(i),
                            "HouseNr", 10 * i + 4,
                            "Zipcode", digits + "A" + (char) ('A' + i),
                            "City", "Sandbox",
                            "Countrycode", country),
                    "PickupTime",
                    "15:00:00",
                    "OpeningHours",
                    hours(),
                    "Distance",
                    250 + 400 * i,
                    "LocationCode",
                    Integer.toString(160_000 + digits * 3 + i),
                    "PartnerID",
                    "PNPNL-01"));
        }
        return object(
                "PickupDate", DAY.format(ready), "ShippingDate", DAY.format(shipped), "Option", "Pickup", "Locations", found);
    }

    private static Map<String, Object> hours() {
        Map<String, Object> hours = new LinkedHashMap<>();
        for (String day : List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")) {
            hours.put(day, object("From", "09:00:00", "To", day.equals("Saturday") ? "17:00:00" : "18:00:00"));
        }
        return hours;
    }

    private static LocalDate shipped(Map<String, Object> request) {
        try {
            return LocalDateTime.parse(String.valueOf(request.get("OrderDate")), MOMENT)
                    .toLocalDate();
        } catch (DateTimeException e) {
            throw new Refused(400, "OrderDate is invalid");
        }
    }

    private static Map<?, ?> receiver(Map<String, Object> request) {
        return list(request, "Addresses").stream()
                .filter(one -> one instanceof Map<?, ?> address && "01".equals(address.get("AddressType")))
                .map(one -> (Map<?, ?>) one)
                .findFirst()
                .orElseThrow(() -> new Refused(400, "Addresses is invalid"));
    }

    private static List<?> list(Map<String, Object> request, String name) {
        if (request.get(name) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw new Refused(400, name + " is invalid");
    }

    private static int whole(Map<String, Object> request, String name, int most) {
        if (request.get(name) instanceof Integer number && number >= 1 && number <= most) {
            return number;
        }
        throw new Refused(400, name + " is invalid");
    }
}
