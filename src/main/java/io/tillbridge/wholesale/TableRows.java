package io.tillbridge.wholesale;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.file.CatalogFileFault;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.catalog.file.TableColumn;
import io.tillbridge.catalog.file.TableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an order file or a price file, with what is wrong with the file or with the form of its rows.
 *
 * @param count of all rows, bad ones included
 * @param rows those that can be looked at further
 */
record TableRows(long count, List<TableFile.Row> rows, List<FileFinding> findings) {

    /** @param most rows; a file with more is refused */
    static TableRows read(Path file, ReadLimits limits, List<TableColumn> columns, int most) {
        List<TableFile.Row> rows = new ArrayList<>();
        List<FileFinding> findings = new ArrayList<>();
        long count = 0;
        try (TableFile table = TableFile.open(file, limits, columns)) {
            table.warnings().forEach(warning -> findings.add(FileFinding.of(warning)));
            if (!table.has("sku") && !table.has("gtin")) {
                throw fatal(
                        FindingCode.FILE_HEADER_MISSING,
                        "The header must have the column sku or the column gtin.",
                        "Name the products by one of the two.");
            }
            for (TableFile.Row row = table.next(); row != null; row = table.next()) {
                if (++count > most) {
                    throw fatal(
                            FindingCode.FILE_TOO_LARGE,
                            "The file has more than " + most + " rows.",
                            "Split it into several files.");
                }
                FileFinding fault = fault(row);
                if (fault == null) {
                    rows.add(row);
                } else {
                    findings.add(fault);
                }
            }
            if (count == 0) {
                throw fatal(FindingCode.FILE_EMPTY, "The file has no row.", "Send the file again with its rows.");
            }
        } catch (CatalogFileFault refused) {
            findings.addAll(
                    0, refused.findings().stream().map(FileFinding::of).toList());
            return new TableRows(count, List.of(), findings);
        }
        return new TableRows(count, rows, findings);
    }

    private static CatalogFileFault fatal(FindingCode code, String message, String hint) {
        return new CatalogFileFault(List.of(Finding.ofFile(1, code, message, hint)));
    }

    private static FileFinding fault(TableFile.Row row) {
        if (row.malformed() != null) {
            return FileFinding.critical(
                    row,
                    "",
                    "ROW_MALFORMED",
                    row.malformed().message(),
                    row.malformed().hint());
        }
        if (row.isTooWide()) {
            return FileFinding.critical(
                    row,
                    "",
                    "ROW_WIDTH",
                    "The row has more cells than the header.",
                    "Put cells that hold the delimiter into double quotes.");
        }
        if (row.cell("sku").isEmpty() && row.cell("gtin").isEmpty()) {
            return FileFinding.critical(
                    row,
                    "sku",
                    "SKU_MISSING",
                    "sku and gtin are blank, expected one of the two.",
                    "Name the product by its SKU or its GTIN.");
        }
        return null;
    }
}
