package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.ProductDraft;
import io.tillbridge.catalog.Severity;
import java.util.ArrayList;
import java.util.List;

/** The row that is being checked: where it stands, what was found so far, the product as it grows. */
final class RowUnderCheck {

    private static final int LONGEST_QUOTE = 60;

    final ProductDraft draft = new ProductDraft();
    private long line;
    private long number;
    private String vendorSku;
    private boolean hasVariation;
    private List<Finding> findings;
    private boolean rejected;
    private String header;
    private String value;

    void begin(long startsOnLine, long record, String sku, boolean holdsVariation) {
        draft.clear();
        line = startsOnLine;
        number = record;
        vendorSku = sku;
        hasVariation = holdsVariation;
        findings = null;
        rejected = false;
    }

    /** Findings from now on are about this cell. */
    void at(String columnHeader, String cellValue) {
        header = columnHeader;
        value = cellValue;
    }

    void found(FindingCode code, String message, String hint) {
        found(code, code.severity(), message, hint);
    }

    void found(FindingCode code, Severity severity, String message, String hint) {
        if (findings == null) {
            findings = new ArrayList<>(4);
        }
        findings.add(new Finding(line, vendorSku, header, Finding.cut(value), severity, code, message, hint, number));
        rejected |= severity == Severity.CRITICAL;
    }

    /** The findings so far, to be added to. */
    List<Finding> findings() {
        return findings;
    }

    /** The current cell's column as in the file's header. */
    String header() {
        return header;
    }

    /** The current cell in quotation marks, short enough for a sentence. */
    String quoted() {
        return quoted(value);
    }

    static String quoted(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTE) {
            return "'" + text + "'";
        }
        return "'" + text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…'";
    }

    boolean hasVariation() {
        return hasVariation;
    }

    Checked checked() {
        List<Finding> all = findings == null ? List.of() : findings;
        return new Checked(vendorSku, rejected ? null : draft.product(), all, rejected, draft.gtins());
    }
}
