package io.tillbridge.wholesale;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.Severity;
import io.tillbridge.catalog.file.TableFile;

/** One fault of an order file or a price file: one line of its error file, in the form of those of catalogs. */
public record FileFinding(
        long line,
        String vendorSku,
        String column,
        String value,
        Severity severity,
        String code,
        String message,
        String hint,
        long record) {

    static FileFinding of(Finding finding) {
        return new FileFinding(
                finding.line(),
                finding.vendorSku(),
                finding.column(),
                finding.value(),
                finding.severity(),
                finding.code().name(),
                finding.message(),
                finding.hint(),
                finding.record());
    }

    /** A fault for which the row is not taken. */
    static FileFinding critical(TableFile.Row row, String column, String code, String message, String hint) {
        return new FileFinding(
                row.line(),
                Finding.cut(row.cell("sku")),
                column,
                column.isEmpty() ? "" : Finding.cut(row.shown(column)),
                Severity.CRITICAL,
                code,
                message,
                hint,
                row.number());
    }

    boolean isFatal() {
        return severity == Severity.FATAL;
    }
}
