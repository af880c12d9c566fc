package io.tillbridge.product;

/** The ISBN of before 2007: nine digits and a check digit modulo 11. Its canonical form is the ISBN-13 beginning with 978. */
final class Isbn10 {

    private static final int DIGITS = 10;
    private static final long BOOKLAND = 978_000_000_000L;

    private Isbn10() {}

    /**
     * @param number all ten digits, or nine when the tenth is an X
     * @param tenIsX whether the tenth is an X
     */
    static GtinReading read(long number, boolean tenIsX) {
        long body = tenIsX ? number : number / 10;
        int check = tenIsX ? 10 : (int) (number % 10);
        int fitting = checkDigit(body);
        long asDigits = tenIsX ? body * 10 : number;
        if (PlaceholderNumber.is(asDigits, DIGITS, fitting % 10) && (!tenIsX || fitting == 10)) {
            return GtinReading.faulty(GtinFault.PLACEHOLDER, DIGITS, number);
        }
        if (check != fitting) {
            return new GtinReading(0, GtinFault.CHECK_DIGIT, DIGITS, number, fitting);
        }
        long isbn = BOOKLAND + body;
        return new GtinReading(isbn * 10 + Gtin.checkDigit(isbn), null, DIGITS, number, fitting);
    }

    private static int checkDigit(long body) {
        long rest = body;
        int sum = 0;
        for (int weight = 2; weight <= DIGITS; weight++) {
            sum += (int) (rest % 10) * weight;
            rest /= 10;
        }
        return (11 - sum % 11) % 11;
    }
}
