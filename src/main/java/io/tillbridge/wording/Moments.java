package io.tillbridge.wording;

import java.util.regex.Pattern;

/** Instants in texts for people: to the second, never to the nanosecond. */
public final class Moments {
    private static final Pattern FRACTION = Pattern.compile("(T[0-9]{2}:[0-9]{2}:[0-9]{2})\\.[0-9]{1,9}(?=Z)");

    private Moments() {}

    /** The text with every instant in it cut to its second. */
    public static String toTheSecond(String text) {
        return text == null ? null : FRACTION.matcher(text).replaceAll("$1");
    }
}
