package io.tillbridge.wholesale;

import io.tillbridge.catalog.file.TableFile;
import io.tillbridge.product.ProductStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The products that the rows of a file name by SKU or GTIN, looked up for all rows at once. */
final class FileProducts {
    private static final Pattern GTIN = Pattern.compile("[0-9]{5,14}");
    private static final int DIGITS = 14;

    private final Map<String, List<Long>> bySku;
    private final Map<String, List<Long>> byGtin;

    FileProducts(ProductStore products, List<TableFile.Row> rows) {
        Set<String> skus = new HashSet<>();
        Set<String> gtins = new HashSet<>();
        for (TableFile.Row row : rows) {
            if (!row.cell("sku").isEmpty()) {
                skus.add(row.cell("sku"));
            }
            if (GTIN.matcher(digits(row)).matches()) {
                gtins.add(canonical(digits(row)));
            }
        }
        bySku = products.bySku(skus);
        byGtin = products.byGtin(gtins);
    }

    private static String digits(TableFile.Row row) {
        return row.cell("gtin").replaceAll("[ -]", "");
    }

    private static String canonical(String digits) {
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** All products that a row may mean: SKU and GTIN together where it has both. */
    List<Long> of(TableFile.Row row) {
        String sku = row.cell("sku");
        String gtin = digits(row);
        List<Long> named = bySku.getOrDefault(sku, List.of());
        if (gtin.isEmpty()) {
            return named;
        }
        List<Long> coded =
                GTIN.matcher(gtin).matches() ? byGtin.getOrDefault(canonical(gtin), List.of()) : List.of();
        return sku.isEmpty() ? coded : named.stream().filter(coded::contains).toList();
    }

    /** As messages name what a row asks for. */
    static String shown(TableFile.Row row) {
        String sku = row.cell("sku");
        String gtin = row.cell("gtin");
        return (sku.isEmpty() ? "" : "SKU " + sku) + (sku.isEmpty() || gtin.isEmpty() ? "" : " and ")
                + (gtin.isEmpty() ? "" : "GTIN " + gtin);
    }
}
