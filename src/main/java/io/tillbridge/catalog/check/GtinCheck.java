package io.tillbridge.catalog.check;

import io.tillbridge.product.Gtin;
import io.tillbridge.product.GtinFault;
import io.tillbridge.product.GtinKind;
import io.tillbridge.product.GtinReading;

/** A GTIN cell: right, repaired, or left blank with one finding. */
record GtinCheck(GtinKind kind, GtinMessages words) implements CellCheck {

    private static final int LONGEST_AS_GIVEN = 64;

    static CellCheck of(GtinKind kind) {
        return new GtinCheck(kind, new GtinMessages(kind));
    }

    @Override
    public void filled(String text, RowUnderCheck row) {
        GtinReading reading = GtinReading.of(kind, text);
        if (reading.fault() == null) {
            row.draft.gtin(kind, text.length() <= LONGEST_AS_GIVEN ? text : withoutFillings(text), reading.canonical());
        } else {
            words.tell(reading, text, row);
            if (reading.fault() == GtinFault.LEADING_ZERO) {
                row.draft.repairedGtin(kind, Gtin.text(reading.canonical()).substring(2), reading.canonical());
            }
        }
    }

    /** So many blanks and hyphens between the digits are worth nothing to anybody. */
    private static String withoutFillings(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }
}
