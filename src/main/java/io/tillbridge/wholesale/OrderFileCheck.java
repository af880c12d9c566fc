package io.tillbridge.wholesale;

import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.catalog.file.TableColumn;
import io.tillbridge.catalog.file.TableFile;
import io.tillbridge.product.ProductStore;
import io.tillbridge.settings.WholesaleSettings;
import io.tillbridge.wording.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An order file held against what its retailer may order. */
final class OrderFileCheck {
    static final int MOST_ROWS = 5_000;
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn(
                    "sku", false, List.of("vendorSku", "article", "articleCode", "productCode", "artikelnummer")),
            new TableColumn("gtin", false, List.of("ean", "upc", "barcode")),
            new TableColumn("quantity", true, List.of("qty", "amount", "pieces", "aantal")),
            new TableColumn("reference", false, List.of("orderReference", "poNumber", "po", "referentie")),
            new TableColumn("note", false, List.of("notes", "remark", "comment", "opmerking")));
    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,7})([.,]0+)?");
    private static final int LONGEST_REFERENCE = 150;
    private static final int LONGEST_NOTE = 4_000;

    private final List<FileFinding> findings = new ArrayList<>();
    private final Map<Long, NewWholesaleOrder.Piece> pieces = new TreeMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final WholesaleSettings settings;
    private String reference;
    private long count;

    private OrderFileCheck(WholesaleSettings settings) {
        this.settings = settings;
    }

    /** @param offers the products of ids as the retailer may order them */
    static OrderFileCheck of(
            Path file,
            ReadLimits limits,
            ProductStore products,
            Function<List<Long>, Map<Long, Offer>> offers,
            WholesaleSettings settings) {
        OrderFileCheck check = new OrderFileCheck(settings);
        TableRows table = TableRows.read(file, limits, COLUMNS, MOST_ROWS);
        check.count = table.count();
        check.findings.addAll(table.findings());
        FileProducts named = new FileProducts(products, table.rows());
        Map<Long, Offer> offered = offers.apply(table.rows().stream()
                .flatMap(row -> named.of(row).stream())
                .distinct()
                .toList());
        table.rows().forEach(row -> check.row(row, named.of(row), offered));
        check.findings.sort(Comparator.comparingLong(FileFinding::line));
        return check;
    }

    private void row(TableFile.Row row, List<Long> named, Map<Long, Offer> offered) {
        List<Offer> found = named.stream()
                .map(offered::get)
                .filter(offer -> offer != null && offer.onOffer())
                .toList();
        int before = findings.size();
        if (found.size() != 1) {
            String column = row.cell("sku").isEmpty() ? "gtin" : "sku";
            if (found.isEmpty()) {
                found(
                        row,
                        column,
                        named.isEmpty() ? "PRODUCT_UNKNOWN" : "PRODUCT_GONE",
                        (named.isEmpty() ? "No product has the " : "Not on offer any more: ") + FileProducts.shown(row)
                                + ".",
                        "Look the product up in the offer.");
            } else {
                found(
                        row,
                        column,
                        "PRODUCT_AMBIGUOUS",
                        Quantity.of(found.size(), "product") + " have the " + FileProducts.shown(row) + ".",
                        "Give SKU and GTIN.");
            }
        }
        long quantity = quantity(row);
        reference(row);
        if (findings.size() > before) {
            return;
        }
        NewWholesaleOrder.Piece piece = new NewWholesaleOrder.Piece(found.get(0).productId(), quantity);
        OrderCheck.problems(piece, found.get(0), settings)
                .forEach(problem -> found(
                        row,
                        "quantity",
                        problem.code().replace('-', '_').toUpperCase(Locale.ROOT),
                        problem.message(),
                        problem.hint()));
        if (findings.size() > before) {
            return;
        }
        if (pieces.putIfAbsent(piece.productId(), piece) != null) {
            found(
                    row,
                    "sku",
                    "PRODUCT_REPEATED",
                    "Product " + found.get(0).sku() + " stands in another row.",
                    "Write one row with the whole quantity.");
            return;
        }
        if (!row.cell("note").isEmpty()) {
            notes.add(row.cell("note"));
        }
    }

    private long quantity(TableFile.Row row) {
        var whole = WHOLE.matcher(row.cell("quantity"));
        long quantity = whole.matches() ? Long.parseLong(whole.group(1)) : 0;
        if (quantity < 1 || quantity > NewWholesaleOrder.MOST_PIECES) {
            found(
                    row,
                    "quantity",
                    "QUANTITY_INVALID",
                    "quantity must be a whole number from 1 to " + NewWholesaleOrder.MOST_PIECES + ".",
                    "Write digits only; take rows out that are not ordered.");
        }
        return quantity;
    }

    /** One file is one order. */
    private void reference(TableFile.Row row) {
        String given = row.cell("reference");
        if (given.isEmpty()) {
            return;
        }
        reference = reference == null ? given : reference;
        if (given.length() > LONGEST_REFERENCE || !given.equals(reference)) {
            found(
                    row,
                    "reference",
                    "REFERENCE_INVALID",
                    "All rows of a file are one order of one reference of at most " + LONGEST_REFERENCE
                            + " characters; the first one is " + reference + ".",
                    "Send a file for each order.");
        }
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

    /** The rows without fault. */
    List<NewWholesaleOrder.Piece> pieces() {
        return List.copyOf(pieces.values());
    }

    boolean isRefused() {
        return findings.stream().anyMatch(FileFinding::isFatal);
    }

    /** Whether every row can be ordered. */
    boolean isGood() {
        return !isRefused() && pieces.size() == count;
    }

    String reference() {
        return reference;
    }

    String note() {
        String all = String.join("\n", notes);
        return all.isEmpty() ? null : all.substring(0, Math.min(LONGEST_NOTE, all.length()));
    }
}
