package io.tillbridge.sandbox;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A catalog of books as JSON, in which some elements are no products. */
final class FaultyBooks {
    private static final int BOOKS = 200;
    private static final List<String> SUBJECTS =
            List.of("Knots", "Bread", "Hill walking", "Wild herbs", "Woodwork", "Small boats", "Star maps");

    private FaultyBooks() {}

    static void write(Writer out) throws IOException {
        out.write("[\n");
        for (int n = 0; n < BOOKS; n++) {
            out.write(element(n));
            out.write(n + 1 < BOOKS ? ",\n" : "\n");
        }
        out.write("]\n");
    }

    private static String element(int n) {
        return switch (n % 40) {
            case 7 -> "17";
            case 17 -> "{\"vendorSku\":\"" + sku(n) + "\",\"name\":{\"en\":\"Nested\"}}";
            case 27 ->
                book(n, "\"gtinIsbn\":\"" + isbn(n).substring(0, 12) + (isbn(n).endsWith("0") ? "1" : "0") + "\"");
            case 37 -> book(n, "\"gtin\":" + isbn(n));
            default -> book(n, "\"gtinIsbn\":\"" + isbn(n) + "\"");
        };
    }

    private static String book(int n, String number) {
        return "{\"vendorSku\":\"" + sku(n) + "\",\"name\":\"The little book of "
                + SUBJECTS.get(n % SUBJECTS.size()).toLowerCase(java.util.Locale.ROOT) + ", volume " + (n / 7 + 1)
                + "\",\"brand\":\"Quarry Press\",\"msrp\":" + (9 + n % 20) + ".95,\"defaultCost\":\"" + (4 + n % 9)
                + ".50\",\"language\":\"en\",\"isVisible\":true,\"images\":[\"https://images.sandbox.example/" + sku(n)
                + "/1.jpg\"]," + number + "}";
    }

    private static String sku(int n) {
        return "QUA-B" + (1_000 + n);
    }

    /** 978-1-952… is a range of real publishers; these numbers are made up. */
    private static String isbn(int n) {
        String digits = Integer.toString(100_000 + n * 37);
        return GoodRows.withCheckDigit("978195" + digits.substring(digits.length() - 6));
    }
}
