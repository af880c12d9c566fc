package io.tillbridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The checks of a catalog row as one writes them in a bean of a plain route: straight, with patterns, on a map. */
final class PlainChecks {
    private static final int WIDTH = 26;
    private static final List<String> REQUIRED =
            List.of("vendorSku", "name", "brand", "msrp", "defaultCost", "language");
    private static final Map<String, Integer> GTINS = Map.of("gtinUpc", 12, "gtinEan", 13, "gtinItf14", 14);
    private static final List<String> MEASURES =
            List.of("shippingHeight", "shippingLength", "shippingWidth", "shippingWeight");
    private static final Pattern MONEY = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");
    private static final Pattern MEASURE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(cm|in|g|kg|oz|lbs?)");
    private static final Pattern URL = Pattern.compile("https?://[^/ ]+.*");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** Codes of what is wrong; faulty optional cells are blanked. Critical ones begin with an exclamation mark. */
    List<String> check(Map<String, String> row) {
        if (row.size() != WIDTH) {
            return List.of("!ROW_WIDTH"); // too few; camel-csv drops what is too many
        }
        List<String> codes = new ArrayList<>();
        row.replaceAll((name, value) -> value == null ? "" : value.strip());
        for (String name : REQUIRED) {
            if (row.getOrDefault(name, "").isEmpty()) {
                codes.add("!MISSING " + name);
            }
        }
        for (String name : List.of("msrp", "defaultCost")) {
            if (!row.getOrDefault(name, "").isEmpty()
                    && !MONEY.matcher(row.get(name)).matches()) {
                codes.add("!INVALID " + name);
            }
        }
        if (!LANGUAGES.contains(row.getOrDefault("language", "").toLowerCase(Locale.ROOT))) {
            codes.add("!LANGUAGE_UNKNOWN");
        }
        boolean varies = !row.get("color").isEmpty()
                || !row.get("size").isEmpty()
                || !row.get("variation:fit").isEmpty();
        if (varies == row.get("groupID").isEmpty()) {
            codes.add("!GROUP");
        }
        if (row.get("name").length() > 255) {
            codes.add("!TEXT_TOO_LONG");
        }
        gtins(row, codes);
        measures(row, codes);
        images(row, codes);
        return codes;
    }

    private static void gtins(Map<String, String> row, List<String> codes) {
        GTINS.forEach((name, length) -> {
            String digits = row.get(name).replaceAll("[ -]", "");
            if (!digits.isEmpty() && (digits.length() != length || !checkDigit(digits))) {
                codes.add("GTIN " + name);
                row.put(name, "");
            }
        });
    }

    private static boolean checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            if (digit < 0) {
                return false;
            }
            sum += i % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }

    private static void measures(Map<String, String> row, List<String> codes) {
        for (String name : MEASURES) {
            if (!row.get(name).isEmpty() && !MEASURE.matcher(row.get(name)).matches()) {
                codes.add("INVALID " + name);
                row.put(name, "");
            }
        }
    }

    private static void images(Map<String, String> row, List<String> codes) {
        for (String url : row.get("images").split(" +")) {
            if (!url.isEmpty() && !URL.matcher(url).matches()) {
                codes.add("IMAGE_URL");
                row.put("images", "");
            }
        }
    }
}
