package io.tillbridge.feed;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of an item while the rules run: a text, a number or a list of texts; null when blank. */
final class ValueText {
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]{1,15})(?:[.,]([0-9]{1,10}))?");

    private ValueText() {}

    /** The value as a text, with a point in numbers; "" when it is blank. */
    static String of(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        if (value instanceof List<?> list) {
            StringBuilder text = new StringBuilder();
            list.forEach(one -> text.append(text.length() == 0 ? "" : " ").append(one));
            return text.toString();
        }
        return (String) value;
    }

    private static String plain(BigDecimal number) {
        return number.scale() <= 0 ? number.toPlainString() : number.stripTrailingZeros().toPlainString();
    }

    /** The value as a number; null when it is none. */
    static BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (!(value instanceof String text)) {
            return null;
        }
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            return null;
        }
        return new BigDecimal(number.group(2) == null ? number.group(1) : number.group(1) + "." + number.group(2));
    }

    static boolean isBlank(Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }
}
