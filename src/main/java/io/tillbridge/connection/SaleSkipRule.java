package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells sales of a till that are not the hub's: those that another system wrote there, whose goods the hub has from that
 * system. A sale is one when everything that the rule names fits.
 *
 * @param source the system that wrote it, in any case; null: any. The same for the others
 * @param reference the number that system gave it; {@code *} stands for any characters
 */
public record SaleSkipRule(String source, String reference, String registerId, String employeeId, String customerId) {
    private static final List<String> FIELDS = List.of("source", "reference", "registerId", "employeeId", "customerId");
    private static final int LONGEST = 128;

    /** The rules of a list of settings; a faulty one is left out. */
    static List<SaleSkipRule> read(Object given, Fields fields, List<FieldFault> faults) {
        Object value = given instanceof Map<?, ?> map ? map.get("skipSales") : null;
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            fields.fault(
                    "skipSales",
                    "wrong-type",
                    "must be a list of rules, each with " + String.join(", ", FIELDS) + ", found "
                            + Fields.typeOf(value) + ".");
            return List.of();
        }
        List<SaleSkipRule> rules = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Fields rule = Fields.of("/settings/skipSales/" + i, list.get(i), FIELDS, faults);
            SaleSkipRule one = new SaleSkipRule(
                    rule.text("source", LONGEST).orElse(null),
                    rule.text("reference", LONGEST).orElse(null),
                    RSeriesFields.id(rule, "registerId"),
                    RSeriesFields.id(rule, "employeeId"),
                    RSeriesFields.id(rule, "customerId"));
            if (!one.toMap().isEmpty()) {
                rules.add(one);
            } else if (FIELDS.stream().noneMatch(rule::has)) {
                rule.missing("source", "is needed, or another of " + String.join(", ", FIELDS) + ".");
            }
        }
        return List.copyOf(rules);
    }

    /**
     * Whether a sale with these is one of them.
     *
     * @param by what the sale says, by the names of the fields; "" or null where it says nothing
     */
    public boolean fits(Map<String, String> by) {
        return toMap().entrySet().stream().allMatch(wanted -> {
            String found = by.get(wanted.getKey());
            return found != null && pattern(wanted).matcher(found).matches();
        });
    }

    private static Pattern pattern(Map.Entry<String, String> wanted) {
        if (wanted.getKey().equals("reference")) {
            String any = List.of(wanted.getValue().split("\\*", -1)).stream()
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        }
        return Pattern.compile(Pattern.quote(wanted.getValue()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Such as {@code source "eCom", registerId "5"}. */
    public String words() {
        return toMap().entrySet().stream()
                .map(one -> one.getKey() + " \"" + one.getValue() + "\"")
                .collect(Collectors.joining(", "));
    }

    Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("source", source);
        map.put("reference", reference);
        map.put("registerId", registerId);
        map.put("employeeId", employeeId);
        map.put("customerId", customerId);
        map.values().removeIf(value -> value == null);
        return map;
    }
}
