package io.tillbridge.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a bottle, however it is written: 75 cl, 750ml and 0,75 l are the same.
 *
 * @param millilitres of one bottle
 * @param quantity bottles in what is sold, at least 1
 */
record BottleVolume(BigDecimal millilitres, int quantity) {
    private static final String AMOUNT =
            "([0-9]{1,6}(?:[.,][0-9]{1,4})?)\\s{0,3}(millilit(?:er|re)s?|centilit(?:er|re)s?"
                    + "|lit(?:er|re)s?|ltr|lt|ml|cl|dl|cc|l)";
    private static final Pattern TEXT = Pattern.compile(
            "(?<![\\p{L}0-9.,])(?:([0-9]{1,3})\\s{0,3}[x×*]\\s{0,3})?" + AMOUNT
                    + "(?![\\p{L}0-9])(?:\\.?\\s{0,3}[x×*]\\s{0,3}([0-9]{1,3})(?![\\p{L}0-9.,]))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BARE = Pattern.compile("[0-9]{1,6}(?:[.,][0-9]{1,4})?");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "ml", BigDecimal.ONE,
            "cc", BigDecimal.ONE,
            "mi", BigDecimal.ONE,
            "cl", BigDecimal.TEN,
            "ce", BigDecimal.TEN,
            "dl", BigDecimal.valueOf(100),
            "l", BigDecimal.valueOf(1000),
            "lt", BigDecimal.valueOf(1000),
            "li", BigDecimal.valueOf(1000));
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(10);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(30_000);

    /** The first size in a text. */
    static Optional<BottleVolume> in(String text) {
        Matcher found = TEXT.matcher(text);
        while (found.find()) {
            BigDecimal millilitres = number(found.group(2)).multiply(unit(found.group(3)));
            if (isBottle(millilitres)) {
                return Optional.of(new BottleVolume(millilitres, quantity(found)));
            }
        }
        return Optional.empty();
    }

    /** A number without unit, when the unit is known from elsewhere. */
    static Optional<BottleVolume> bare(String text, String unit) {
        String stripped = text.strip();
        if (!BARE.matcher(stripped).matches()) {
            return Optional.empty();
        }
        BigDecimal millilitres = number(stripped).multiply(unit(unit));
        return isBottle(millilitres) ? Optional.of(new BottleVolume(millilitres, 1)) : Optional.empty();
    }

    private static int quantity(Matcher found) {
        String text = found.group(1) == null ? found.group(4) : found.group(1);
        return text == null ? 1 : Math.max(1, Integer.parseInt(text));
    }

    private static boolean isBottle(BigDecimal millilitres) {
        return millilitres.compareTo(SMALLEST) >= 0 && millilitres.compareTo(LARGEST) <= 0;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }

    private static BigDecimal unit(String text) {
        String unit = text.toLowerCase(Locale.ROOT);
        return UNITS.get(unit.length() > 2 || unit.equals("lt") ? unit.substring(0, 2) : unit);
    }

    boolean isSameSize(BottleVolume other) {
        return millilitres.compareTo(other.millilitres) == 0;
    }

    /**
     * Number, a blank and the unit, with a point: {@code 750 ml}.
     *
     * @param decimals null: as many as there are
     */
    String text(String unit, Integer decimals) {
        BigDecimal amount = millilitres.divide(unit(unit), 6, RoundingMode.HALF_UP);
        BigDecimal shown =
                decimals == null ? amount.stripTrailingZeros() : amount.setScale(decimals, RoundingMode.HALF_UP);
        return shown.toPlainString() + " " + unit;
    }
}
