package io.tillbridge.wholesale;

import io.tillbridge.catalog.Severity;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.catalog.file.TableColumn;
import io.tillbridge.catalog.file.TableFile;
import io.tillbridge.product.ProductStore;
import io.tillbridge.wording.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A file of prices for a price list: a row for each product and quantity from which a price holds. */
final class PriceFileCheck {
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn(
                    "sku", false, List.of("vendorSku", "article", "articleCode", "productCode", "artikelnummer")),
            new TableColumn("gtin", false, List.of("ean", "upc", "barcode")),
            new TableColumn("price", true, List.of("prijs", "wholesalePrice")),
            new TableColumn("from", false, List.of("fromQuantity", "vanaf")),
            new TableColumn("packSize", false, List.of("pack", "verpakking")),
            new TableColumn("minimum", false, List.of("minimumQuantity", "moq")));
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("([1-9][0-9]{0,6})([.,]0+)?");

    private final List<FileFinding> findings = new ArrayList<>();
    private final Map<Long, Collected> rows = new LinkedHashMap<>();
    private long count;

    /** What the rows of a product say together. */
    private static final class Collected {
        private final TreeMap<Long, BigDecimal> prices = new TreeMap<>();
        private final TableFile.Row first;
        private Long packSize;
        private Long minimum;

        Collected(TableFile.Row first) {
            this.first = first;
        }
    }

    static PriceFileCheck of(Path file, ReadLimits limits, ProductStore products) {
        PriceFileCheck check = new PriceFileCheck();
        TableRows table = TableRows.read(file, limits, COLUMNS, PriceLists.MOST_ROWS);
        check.count = table.count();
        check.findings.addAll(table.findings());
        FileProducts named = new FileProducts(products, table.rows());
        table.rows().forEach(row -> check.row(row, named.of(row)));
        check.rows.forEach((product, collected) -> {
            if (!collected.prices.containsKey(1L)) {
                check.found(
                        collected.first,
                        "from",
                        "PRICE_FROM_ONE",
                        "The product has no price from 1 on.",
                        "Add a row without from, or with 1.");
            }
        });
        check.findings.sort(Comparator.comparingLong(FileFinding::line));
        return check;
    }

    private void row(TableFile.Row row, List<Long> named) {
        int before = findings.size();
        if (named.size() != 1) {
            found(
                    row,
                    row.cell("sku").isEmpty() ? "gtin" : "sku",
                    named.isEmpty() ? "PRODUCT_UNKNOWN" : "PRODUCT_AMBIGUOUS",
                    (named.isEmpty() ? "No product has the " : Quantity.of(named.size(), "product") + " have the ")
                            + FileProducts.shown(row) + ".",
                    named.isEmpty() ? "Correct the code, or take the row out." : "Give SKU and GTIN.");
        }
        String price = row.cell("price");
        if (!PRICE.matcher(price).matches()) {
            found(
                    row,
                    "price",
                    "PRICE_INVALID",
                    "price must be an amount such as 12.50.",
                    "Write digits, and at most four behind one point or comma.");
        }
        Long from = whole(row, "from");
        Long pack = whole(row, "packSize");
        Long minimum = whole(row, "minimum");
        if (findings.size() > before) {
            return;
        }
        Collected collected = rows.computeIfAbsent(named.get(0), product -> new Collected(row));
        if (collected.prices.putIfAbsent(from == null ? 1 : from, new BigDecimal(price.replace(',', '.'))) != null) {
            found(
                    row,
                    "sku",
                    "PRODUCT_REPEATED",
                    "The product has a price from that quantity on already.",
                    "Take one of the two rows out.");
        }
        collected.packSize = pack == null ? collected.packSize : pack;
        collected.minimum = minimum == null ? collected.minimum : minimum;
    }

    private Long whole(TableFile.Row row, String column) {
        String text = row.cell(column);
        var whole = WHOLE.matcher(text);
        if (text.isEmpty()) {
            return null;
        }
        if (whole.matches()) {
            return Long.valueOf(whole.group(1));
        }
        found(
                row,
                column,
                "QUANTITY_INVALID",
                column + " must be a whole number from 1 on.",
                "Write digits only, or leave the cell blank.");
        return null;
    }

    private void found(TableFile.Row row, String column, String code, String message, String hint) {
        findings.add(FileFinding.critical(row, column, code, message, hint));
    }

    long count() {
        return count;
    }

    List<FileFinding> findings() {
        return List.copyOf(findings);
    }

    boolean isGood() {
        return findings.stream().noneMatch(finding -> finding.isFatal() || finding.severity() == Severity.CRITICAL);
    }

    List<PriceListRow> rows() {
        return rows.entrySet().stream()
                .map(one -> new PriceListRow(
                        one.getKey(),
                        one.getValue().prices.entrySet().stream()
                                .map(step -> new Offer.Break(step.getKey(), step.getValue()))
                                .toList(),
                        one.getValue().packSize,
                        one.getValue().minimum))
                .toList();
    }
}
