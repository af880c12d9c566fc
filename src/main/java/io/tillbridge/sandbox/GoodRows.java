package io.tillbridge.sandbox;

import java.util.Arrays;
import java.util.List;

/**
 * Rows without a fault, as a vendor of outdoor and household goods would send them. Row n of a vendor is always the
 * same; every SKU and every GTIN is its own.
 */
final class GoodRows {
    private static final int FAMILY = 6;
    private static final List<String> BRANDS =
            List.of("Alder & Finch", "Brackenfell", "Copperline", "Dunmore Trail", "Eastvale Home", "Fernhill");
    private static final List<String> QUALITIES =
            List.of("Everyday", "Highland", "Riverside", "Harbour", "Meadow", "Lantern", "Timber", "Willow", "Summit");
    private static final List<String> COLORS = List.of("Moss green", "Slate blue", "Ochre");
    private static final List<String> SIZES = List.of("M", "L");
    private static final List<Kind> WORN = List.of(
            new Kind("rain jacket", "Clothing > Jackets", "Apparel & Accessories > Clothing > Outerwear", 540),
            new Kind("merino jumper", "Clothing > Knitwear", "Apparel & Accessories > Clothing > Shirts & Tops", 380),
            new Kind("walking socks", "Clothing > Socks", "Apparel & Accessories > Clothing > Underwear & Socks", 90));
    private static final List<Kind> OTHERS = List.of(
            new Kind("enamel mug", "Kitchen > Mugs", "Home & Garden > Kitchen & Dining > Tableware", 210),
            new Kind("camping stove", "Outdoor > Cooking", "Sporting Goods > Outdoor Recreation > Camping", 890),
            new Kind("canvas rucksack", "Outdoor > Bags", "Luggage & Bags > Backpacks", 1150),
            new Kind("oak bread board", "Kitchen > Boards", "Home & Garden > Kitchen & Dining > Kitchen Tools", 760),
            new Kind("storm lantern", "Outdoor > Light", "Home & Garden > Lighting", 680));

    private final String prefix;
    private final String[] cells = new String[Cell.COUNT];

    /** @param prefix three letters that begin every SKU; they also set the vendor's GTINs apart */
    GoodRows(String prefix) {
        this.prefix = prefix;
    }

    /** Row n, from 0; the array is used again for the next row. */
    String[] row(long n) {
        Arrays.fill(cells, "");
        long family = n / FAMILY;
        int member = (int) (n % FAMILY);
        boolean worn = family % 3 == 0;
        Kind kind = worn ? pick(WORN, family / 3) : pick(OTHERS, n);
        String sku = sku(n);
        String quality = pick(QUALITIES, worn ? family / 3 : n / 5);
        set(Cell.VENDOR_SKU, sku);
        set(Cell.NAME, quality + " " + kind.name() + (worn ? "" : " No. " + (n % 97 + 1)));
        set(Cell.BRAND, pick(BRANDS, family));
        long cents = 995 + (n * 7919 % 20_000);
        set(Cell.MSRP, money(cents));
        set(Cell.COST, money(cents * 48 / 100));
        set(Cell.LANGUAGE, "en");
        set(Cell.VISIBLE, n % 50 == 49 ? "false" : "true");
        set(Cell.IMAGES, "https://images.sandbox.example/" + sku + "/1.jpg");
        set(Cell.DESCRIPTION, "A " + kind.name() + " made to be used daily, repaired and used again.");
        set(Cell.MANUFACTURER_SKU, "M" + (100_000 + n));
        numbers(n);
        if (worn) {
            set(Cell.GROUP, prefix + "-G" + family / 3);
            set(Cell.COLOR, COLORS.get(member / SIZES.size()));
            set(Cell.SIZE, SIZES.get(member % SIZES.size()));
            set(Cell.CARE, "30 degrees");
        }
        measures(n, kind);
        return cells;
    }

    String sku(long n) {
        return prefix + "-" + (100_000 + n);
    }

    /** Prefix 952 is GS1's own for examples; it is right by every rule. */
    String ean(long n) {
        return withCheckDigit("952" + pad(Math.floorMod(prefix.hashCode(), 90) + 10, 2) + pad(n, 7));
    }

    static String withCheckDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return body + (10 - sum % 10) % 10;
    }

    private void numbers(long n) {
        set(Cell.EAN, ean(n));
        if (n % 4 == 1) {
            String upc = "7" + ean(n).substring(3, 5) + pad(n, 8);
            set(Cell.UPC, withCheckDigit(upc));
        }
        if (n % 5 == 2) {
            set(Cell.ITF14, withCheckDigit("1" + ean(n).substring(0, 12)));
        }
    }

    private void measures(long n, Kind kind) {
        set(Cell.HEIGHT, 4 + n % 30 + " cm");
        set(Cell.LENGTH, 10 + n % 50 + " cm");
        set(Cell.WIDTH, 8 + n % 40 + ".5 cm");
        set(Cell.WEIGHT, kind.grams() + n % 40 + " g");
        set(Cell.CATEGORIES, kind.category());
        set(Cell.GOOGLE_CATEGORY, kind.google());
    }

    private void set(Cell cell, String value) {
        cells[cell.ordinal()] = value;
    }

    private static String money(long cents) {
        return cents / 100 + "." + pad(cents % 100, 2);
    }

    private static String pad(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private static <T> T pick(List<T> list, long n) {
        return list.get((int) (n % list.size()));
    }

    private record Kind(String name, String category, String google, int grams) {}
}
