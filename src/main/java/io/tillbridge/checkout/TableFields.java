package io.tillbridge.checkout;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Members that several entries of a delivery table have. A faulty one is noted and reads as absent. */
final class TableFields {
    static final Set<DayOfWeek> MONDAY_TO_SATURDAY =
            Collections.unmodifiableSet(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY));
    static final List<String> DAYS =
            Stream.of(DayOfWeek.values()).map(OpeningTimes::word).toList();

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern PRICE = Pattern.compile("(0|[1-9][0-9]{0,5})(\\.[0-9]{1,2})?");
    private static final int MOST_AREAS = 500;

    private final String place;
    private final Fields fields;
    private final List<FieldFault> faults;

    TableFields(String place, Fields fields, List<FieldFault> faults) {
        this.place = place;
        this.fields = fields;
        this.faults = faults;
    }

    /** The entries of a list, each with its place. */
    static void each(
            String pointer,
            Map<?, ?> members,
            String name,
            int most,
            List<FieldFault> faults,
            DeliveryTableReading.Entry entry) {
        Object given = members.get(name);
        String list = pointer + "/" + name;
        if (given == null) {
            return;
        }
        if (!(given instanceof List<?> items)) {
            faults.add(new FieldFault(list, "wrong-type", "must be an array, found " + Fields.typeOf(given) + "."));
            return;
        }
        if (items.size() > most) {
            faults.add(new FieldFault(
                    list, "too-long", "must have at most " + most + " entries, found " + items.size() + "."));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map) {
                entry.read(list + "/" + i, items.get(i));
            } else {
                faults.add(new FieldFault(list + "/" + i, "wrong-type", "must be an object, found something else."));
            }
        }
    }

    ServiceArea area() {
        return new ServiceArea(country(), postcodes());
    }

    String country() {
        Optional<String> given = fields.text("country", 80);
        if (!fields.has("country")) {
            fields.missing("country", "is needed: a country in two capital letters, such as NL.");
        } else if (given.isPresent() && !Postcodes.isCountry(given.get())) {
            fields.fault(
                    "country",
                    "not-allowed",
                    "must be a country of ISO 3166-1 in two capital letters, such as NL, found "
                            + Fields.shown(given.get()) + ".");
        }
        return given.orElse("");
    }

    List<PostcodeArea> postcodes() {
        List<String> texts = fields.texts(
                "postcodes", text -> PostcodeArea.of(text).isPresent(), PostcodeArea.EXPECTED);
        if (texts.size() > MOST_AREAS) {
            fields.fault(
                    "postcodes",
                    "too-long",
                    "must have at most " + MOST_AREAS + " entries, found " + texts.size()
                            + ": use beginnings and ranges.");
        }
        return texts.stream().map(text -> PostcodeArea.of(text).orElseThrow()).toList();
    }

    Set<DayOfWeek> weekdays(Set<DayOfWeek> otherwise) {
        if (!fields.has("weekdays")) {
            return otherwise;
        }
        List<String> words = fields.texts("weekdays", DAYS::contains, "one of " + String.join(", ", DAYS));
        Set<DayOfWeek> days = words.stream()
                .map(word -> DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
        boolean faulty = faults.stream().anyMatch(fault -> fault.pointer().startsWith(place + "/weekdays"));
        if (days.isEmpty() && !faulty) {
            fields.fault("weekdays", "required", "needs at least one day: leave the entry out, or name a day.");
        }
        return days;
    }

    /** @param needed whether it is a fault when it is absent */
    LocalTime time(String name, boolean needed) {
        Optional<String> text = fields.text(name, 80);
        if (needed && !fields.has(name)) {
            fields.missing(name, "is needed: a time of day such as 18:00.");
        } else if (text.isPresent() && !TIME.matcher(text.get()).matches()) {
            fields.fault(
                    name,
                    "malformed",
                    "must be a time of day such as 18:00, 23:59 at the latest, found " + Fields.shown(text.get()) + ".");
            return null;
        }
        return text.map(LocalTime::parse).orElse(null);
    }

    /** From and to; null when one of them is not right. */
    OpeningTimes.Span span() {
        LocalTime from = time("from", true);
        LocalTime to = time("to", true);
        if (from == null || to == null) {
            return null;
        }
        if (!from.isBefore(to)) {
            fields.fault("to", "out-of-range", "must be later than from, which is " + from + ", found " + to + ".");
            return null;
        }
        return new OpeningTimes.Span(from, to);
    }

    BigDecimal price() {
        Optional<String> text = fields.text("price", 80);
        if (text.isPresent() && !PRICE.matcher(text.get()).matches()) {
            fields.fault(
                    "price",
                    "malformed",
                    "must be an amount such as \"4.95\", found " + Fields.shown(text.get()) + ".");
            return null;
        }
        return text.map(BigDecimal::new).orElse(null);
    }
}
