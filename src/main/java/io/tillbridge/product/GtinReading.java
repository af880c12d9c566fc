package io.tillbridge.product;

/**
 * What came of reading a GTIN as given.
 *
 * @param canonical the fourteen digits; 0 when the number is not right
 * @param fault null when there is none; with {@link GtinFault#LEADING_ZERO} the number is right all the same
 * @param digits how many digits were given, without blanks and hyphens; -1 when there were other characters
 * @param number the digits as given as a number, the X of an ISBN-10 left out; 0 when the length is wrong
 * @param fitting with {@link GtinFault#CHECK_DIGIT} the digit that would fit, 10 for the X of an ISBN-10
 */
public record GtinReading(long canonical, GtinFault fault, int digits, long number, int fitting) {

    private static final int LONGEST = 14;

    /**
     * Reads a number of the given kind. Blanks and hyphens count for nothing.
     *
     * @param text the cell, not blank
     */
    public static GtinReading of(GtinKind kind, String text) {
        long number = 0;
        int digits = 0;
        boolean tenIsX = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && !tenIsX) {
                number = digits < LONGEST ? number * 10 + (c - '0') : 0;
                digits++;
            } else if ((c == 'X' || c == 'x') && kind == GtinKind.ISBN && digits == 9 && !tenIsX) {
                tenIsX = true;
                digits++;
            } else if (!isBlankOrHyphen(c)) {
                return faulty(ScientificNotation.is(text) ? GtinFault.SPREADSHEET : GtinFault.LENGTH, -1, 0);
            }
        }
        return of(kind, number, digits, tenIsX);
    }

    private static GtinReading of(GtinKind kind, long number, int digits, boolean tenIsX) {
        if (digits == 11 && (kind == GtinKind.UPC || kind == GtinKind.GTIN)) {
            GtinReading withZero = ofDigits(number, 12);
            return withZero.fault == null
                    ? new GtinReading(withZero.canonical, GtinFault.LEADING_ZERO, 11, number, 0)
                    : faulty(GtinFault.LENGTH, 11, number);
        }
        if (!fits(kind, digits)) {
            return faulty(GtinFault.LENGTH, digits, digits <= LONGEST ? number : 0);
        }
        if (digits == 10) {
            return Isbn10.read(number, tenIsX);
        }
        GtinReading reading = ofDigits(number, digits);
        return digits == 8 && reading.fault == GtinFault.CHECK_DIGIT ? asUpcE(reading) : reading;
    }

    private static boolean fits(GtinKind kind, int digits) {
        return switch (kind) {
            case EAN -> digits == 13 || digits == 8;
            case UPC -> digits == 12;
            case ITF14 -> digits == 14;
            case ISBN -> digits == 13 || digits == 10;
            case GTIN -> digits == 8 || digits == 12 || digits == 13 || digits == 14;
        };
    }

    private static GtinReading ofDigits(long number, int digits) {
        int fitting = Gtin.checkDigit(number / 10);
        if (PlaceholderNumber.is(number, digits, fitting)) {
            return faulty(GtinFault.PLACEHOLDER, digits, number);
        }
        if (number % 10 != fitting) {
            return new GtinReading(0, GtinFault.CHECK_DIGIT, digits, number, fitting);
        }
        if (RestrictedPrefix.is(number, digits)) {
            return faulty(GtinFault.RESTRICTED, digits, number);
        }
        return new GtinReading(number, null, digits, number, fitting);
    }

    /** Eight digits that are no EAN-8 may be a zero-suppressed UPC, which carries its long form's check digit. */
    private static GtinReading asUpcE(GtinReading asEan8) {
        long expanded = UpcE.expanded(asEan8.number);
        if (expanded < 0 || expanded % 10 != Gtin.checkDigit(expanded / 10)) {
            return asEan8;
        }
        return RestrictedPrefix.is(expanded, 12)
                ? faulty(GtinFault.RESTRICTED, 8, asEan8.number)
                : new GtinReading(expanded, null, 8, asEan8.number, 0);
    }

    static GtinReading faulty(GtinFault fault, int digits, long number) {
        return new GtinReading(0, fault, digits, number, 0);
    }

    private static boolean isBlankOrHyphen(char c) {
        return c == ' '
                || c == '-'
                || c == '\t'
                || c == '\u00a0'
                || c == '\u202f'
                || c == '\u00ad'
                || (c >= '\u2010' && c <= '\u2013');
    }
}
