package io.tillbridge.stock;

/** The texts of a movement as the ledger can keep them. */
final class StockMovementText {
    private static final int LONGEST_REASON = 32;
    private static final int LONGEST_REFERENCE = 190;

    private StockMovementText() {}

    static void check(String reason, String reference) {
        check("reason", reason, LONGEST_REASON);
        check("reference", reference, LONGEST_REFERENCE);
    }

    private static void check(String field, String text, int longest) {
        if (text == null || text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            throw StockFaults.outOfRange(
                    field,
                    field + ": expected 1 to " + longest + " characters, found "
                            + (text == null || text.isBlank()
                                    ? "nothing"
                                    : text.codePointCount(0, text.length()) + " characters")
                            + ".");
        }
    }
}
