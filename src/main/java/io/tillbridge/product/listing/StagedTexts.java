package io.tillbridge.product.listing;

import io.tillbridge.storage.ColumnText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Makes what a shop tells fit the tables: a shop's fields have no limits worth the name, and one odd value must not stop a walk. */
final class StagedTexts {
    static final int WORD = 16;
    static final int CODE = 255;
    static final int TARIFF = 64;
    static final int TITLE = 512;
    /** Of {@code TEXT}, in code points of up to four bytes. */
    static final int LINK = 16_000;
    /** Of {@code MEDIUMTEXT}, likewise. */
    static final int LONG = 4_000_000;

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_MEASURE = 32;
    private static final Pattern NOTHING = Pattern.compile("[0.,]*([^0-9.,].*)?");
    private static final BigDecimal MOST = new BigDecimal("999999999999.9999");

    private StagedTexts() {}

    static String id(String id) {
        if (id == null || id.isBlank() || id.strip().length() > LONGEST_ID) {
            throw new IllegalArgumentException("A shop's id has 1 to 64 characters, found " + id
                    + ": the shop's answer is not one of products or variants.");
        }
        return id.strip();
    }

    /** Never null; a text that is too long is cut and ends in an ellipsis, so that no cut code equals a whole one. */
    static String of(String text, int most) {
        return text == null ? "" : ColumnText.fit(ColumnText.clean(text).strip(), most);
    }

    /** Four decimals; null when there is none, or none of this world. */
    static BigDecimal money(BigDecimal amount) {
        if (amount == null || amount.signum() < 0 || amount.compareTo(MOST) > 0) {
            return null;
        }
        return amount.setScale(4, RoundingMode.HALF_UP).min(MOST);
    }

    /** Null when there is none: a shop that was told none shows 0. */
    static String measure(String measure) {
        String text = measure == null ? "" : ColumnText.clean(measure).strip();
        return text.length() > LONGEST_MEASURE || NOTHING.matcher(text).matches() ? null : text;

}
}
