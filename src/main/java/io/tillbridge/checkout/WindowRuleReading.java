package io.tillbridge.checkout;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of {@code windows}. */
final class WindowRuleReading {
    private static final List<String> MEMBERS =
            List.of("kind", "country", "postcodes", "weekdays", "from", "to", "leadDays", "cutOff", "price");
    private static final int MOST_LEAD = 14;

    private WindowRuleReading() {}

    static Optional<WindowRule> read(String place, Object item, List<FieldFault> faults) {
        int before = faults.size();
        Fields fields = Fields.of(place, item, MEMBERS, faults);
        TableFields table = new TableFields(place, fields, faults);
        DeliveryKind kind = kind(fields);
        ServiceArea area = table.area();
        Set<DayOfWeek> weekdays = table.weekdays(TableFields.MONDAY_TO_SATURDAY);
        OpeningTimes.Span span = table.span();
        int leadDays = fields.whole("leadDays", kind == DeliveryKind.SAMEDAY ? 0 : 1, 0, MOST_LEAD);
        LocalTime cutOff = table.time("cutOff", false);
        BigDecimal price = table.price();
        if (kind == DeliveryKind.SAMEDAY && leadDays > 0 && faults.size() == before) {
            fields.fault(
                    "leadDays",
                    "out-of-range",
                    "must be 0 for sameday, found " + leadDays + ": name another kind, or leave it out.");
        }
        return faults.size() == before
                ? Optional.of(
                        new WindowRule(kind, area, weekdays, span.from(), span.to(), leadDays, cutOff, price))
                : Optional.empty();
    }

    private static DeliveryKind kind(Fields fields) {
        if (!fields.has("kind")) {
            fields.missing("kind", "is needed: one of " + String.join(", ", DeliveryKind.WORDS) + ".");
        }
        return DeliveryKind.of(fields.oneOf("kind", DeliveryKind.EVENING.text(), DeliveryKind.WORDS))
                .orElseThrow();
    }
}
