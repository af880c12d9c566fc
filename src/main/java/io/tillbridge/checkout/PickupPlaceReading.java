package io.tillbridge.checkout;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads one entry of {@code pickupPlaces}. */
final class PickupPlaceReading {
    private static final List<String> MEMBERS = List.of(
            "id", "name", "address", "postcodes", "readyAfterDays", "cutOff", "price", "openingTimes", "exceptions");
    private static final List<String> ADDRESS = List.of("street", "houseNumber", "postalCode", "city", "country");
    private static final List<String> EXCEPTION = List.of("date", "times");
    private static final List<String> SPAN = List.of("from", "to");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final Pattern DATE = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");
    private static final int MOST_READY = 30;
    private static final int MOST_EXCEPTIONS = 400;
    private static final int MOST_SPANS = 6;

    private final String place;
    private final Map<?, ?> given;
    private final List<FieldFault> faults;

    private PickupPlaceReading(String place, Map<?, ?> given, List<FieldFault> faults) {
        this.place = place;
        this.given = given;
        this.faults = faults;
    }

    static Optional<PickupPlace> read(String place, Object item, List<FieldFault> faults) {
        return new PickupPlaceReading(place, (Map<?, ?>) item, faults).read();
    }

    private Optional<PickupPlace> read() {
        int before = faults.size();
        Fields fields = Fields.of(place, given, MEMBERS, faults);
        TableFields table = new TableFields(place, fields, faults);
        String id = needed(fields, "id", 80, "an id of your own for it, such as store-utrecht");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            fields.fault(
                    "id",
                    "malformed",
                    "must be 1 to 40 letters, digits, dashes and underscores, such as store-utrecht, found "
                            + Fields.shown(id) + ".");
        }
        String name = needed(fields, "name", 120, "what customers call it");
        PlaceAddress address = address();
        List<PostcodeArea> shownTo = table.postcodes();
        int ready = fields.whole("readyAfterDays", 1, 0, MOST_READY);
        LocalTime cutOff = table.time("cutOff", false);
        BigDecimal price = table.price();
        OpeningTimes opening = new OpeningTimes(week(), exceptions());
        return faults.size() == before
                ? Optional.of(new PickupPlace(id, name, address, shownTo, ready, cutOff, price, opening))
                : Optional.empty();
    }

    private static String needed(Fields fields, String name, int longest, String what) {
        if (!fields.has(name)) {
            fields.missing(name, "is needed: " + what + ".");
        }
        return fields.text(name, longest).orElse("");
    }

    private PlaceAddress address() {
        String at = place + "/address";
        Object address = given.get("address");
        Fields fields = Fields.of(at, address, ADDRESS, faults);
        if (address != null && !(address instanceof Map)) {
            return null;
        }
        return new PlaceAddress(
                fields.text("street", 120).orElse(null),
                fields.text("houseNumber", 20).orElse(null),
                fields.text("postalCode", 20).orElse(null),
                fields.text("city", 80).orElse(null),
                new TableFields(at, fields, faults).country());
    }

    private Map<DayOfWeek, List<OpeningTimes.Span>> week() {
        String at = place + "/openingTimes";
        Object days = given.get("openingTimes");
        Fields fields = Fields.of(at, days, TableFields.DAYS, faults);
        Map<DayOfWeek, List<OpeningTimes.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (String day : TableFields.DAYS) {
            if (fields.has(day)) {
                List<OpeningTimes.Span> spans = spans(at, (Map<?, ?>) days, day);
                if (!spans.isEmpty()) {
                    week.put(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), spans);
                }
            }
        }
        return week;
    }

    private Map<LocalDate, List<OpeningTimes.Span>> exceptions() {
        Map<LocalDate, List<OpeningTimes.Span>> exceptions = new TreeMap<>();
        TableFields.each(place, given, "exceptions", MOST_EXCEPTIONS, faults, (at, item) -> {
            Fields fields = Fields.of(at, item, EXCEPTION, faults);
            List<OpeningTimes.Span> spans = spans(at, (Map<?, ?>) item, "times");
            date(fields).ifPresent(date -> {
                if (exceptions.put(date, spans) != null) {
                    fields.fault("date", "repeated", "must stand here once, found " + date + " again.");
                }
            });
        });
        return exceptions;
    }

    private static Optional<LocalDate> date(Fields fields) {
        String text = needed(fields, "date", 80, "a day such as 2026-12-26");
        try {
            if (DATE.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text));
            }
        } catch (DateTimeException noSuchDay) {
            // Told below, as every other text that is no day.
        }
        if (!text.isEmpty()) {
            fields.fault("date", "malformed", "must be a day such as 2026-12-26, found " + Fields.shown(text) + ".");
        }
        return Optional.empty();
    }

    private List<OpeningTimes.Span> spans(String at, Map<?, ?> members, String name) {
        List<OpeningTimes.Span> spans = new ArrayList<>();
        TableFields.each(at, members, name, MOST_SPANS, faults, (where, item) -> {
            OpeningTimes.Span span =
                    new TableFields(where, Fields.of(where, item, SPAN, faults), faults).span();
            if (span == null) {
                return;
            }
            if (!spans.isEmpty() && span.from().isBefore(spans.get(spans.size() - 1).to())) {
                faults.add(new FieldFault(
                        where + "/from",
                        "out-of-range",
                        "must not be before the end of the time before it, which is "
                                + spans.get(spans.size() - 1).to() + ", found " + span.from() + "."));
            }
            spans.add(span);
        });
        return List.copyOf(spans);
    }
}
