package io.tillbridge.catalog.load;

import io.tillbridge.catalog.FindingCode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Summaries as they stand in the database: {@code rows=3 created=2 … SKU_DUPLICATE=1}. */
final class SummaryText {
    private SummaryText() {}

    static String write(Summary summary) {
        StringBuilder text = new StringBuilder("rows=" + summary.rows() + " created=" + summary.created() + " updated="
                + summary.updated() + " unchanged=" + summary.unchanged() + " rejected=" + summary.rejected());
        summary.findings()
                .forEach((code, count) ->
                        text.append(' ').append(code.name()).append('=').append(count));
        return text.toString();
    }

    static Summary read(String text) {
        if (text == null) {
            return null;
        }
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String pair : text.split(" ", -1)) {
            int equals = pair.indexOf('=');
            numbers.put(pair.substring(0, equals), Long.valueOf(pair.substring(equals + 1)));
        }
        Map<FindingCode, Long> findings = new EnumMap<>(FindingCode.class);
        for (FindingCode code : FindingCode.values()) {
            if (numbers.containsKey(code.name())) {
                findings.put(code, numbers.get(code.name()));
            }
        }
        return new Summary(
                numbers.get("rows"),
                numbers.get("created"),
                numbers.get("updated"),
                numbers.get("unchanged"),
                numbers.get("rejected"),
                findings);
    }
}
