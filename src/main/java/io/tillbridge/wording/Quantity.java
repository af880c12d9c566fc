package io.tillbridge.wording;

import java.util.Locale;

/** Numbers of things in texts for people: {@code 1 line}, {@code 2 lines}. */
public final class Quantity {
    private Quantity() {}

    /** @param one the word for a single thing, to which an s is added for any other number */
    public static String of(long number, String one) {
        return of(number, one, one + "s");
    }

    /** The same with commas between thousands: {@code 1,200 lines}. */
    public static String grouped(long number, String one) {
        return String.format(Locale.ROOT, "%,d", number) + " " + (number == 1 ? one : one + "s");
    }

    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
