package io.tillbridge.lightspeed.rseries;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tillbridge.catalog.FormulaGuard;
import io.tillbridge.product.Product;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Products as an import file for the till, with the columns of its template (RFC 4180, UTF-8); the dialect
 * {@code r-series-items} reads it. No cell of it begins like a formula.
 */
public final class ItemsFile implements AutoCloseable {
    private static final int SUBCATEGORIES = 9;
    private static final String BELOW = " > ";

    private final CsvWriter csv;
    private final boolean customSku;
    private final boolean costs;

    /**
     * @param skuField the field of an item that holds the hub's SKU
     * @param costs whether the reader may see what products cost this company
     */
    public ItemsFile(Writer to, String skuField, boolean costs) {
        this.csv = CsvWriter.builder().build(to);
        this.customSku = skuField.equals("customSku");
        this.costs = costs;
        csv.writeRecord(Stream.concat(
                        Stream.of(
                                "UPC",
                                "EAN",
                                "Custom SKU",
                                "Manufact. SKU",
                                "Item",
                                "Price",
                                "MSRP",
                                "Default Cost",
                                "Brand",
                                "Publish to eCom",
                                "Category"),
                        IntStream.rangeClosed(1, SUBCATEGORIES).mapToObj(number -> "Subcategory " + number))
                .toArray(String[]::new));
    }

    public void write(Product product) {
        Map<String, String> codes = RSeriesItems.codes(product.gtin());
        List<String> cells = new ArrayList<>(List.of(
                codes.getOrDefault("upc", ""),
                codes.getOrDefault("ean", ""),
                customSku ? product.vendorSku() : "",
                customSku ? text(product.manufacturerSku()) : product.vendorSku(),
                product.name(),
                amount(product.msrp()),
                amount(product.msrp()),
                costs ? amount(product.defaultCost()) : "",
                product.brand(),
                product.visible() ? "Yes" : "No"));
        String[] categories = text(product.customCategories()).split(BELOW, SUBCATEGORIES + 1);
        IntStream.rangeClosed(0, SUBCATEGORIES)
                .forEach(level -> cells.add(level < categories.length ? categories[level] : ""));
        csv.writeRecord(cells.stream().map(FormulaGuard::on).toArray(String[]::new));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    /** Blank for nothing and for 0, which the till would take for a price. */
    private static String amount(BigDecimal amount) {
        return amount == null || amount.signum() == 0
                ? ""
                : amount.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
