package io.tillbridge.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address that a letter can be written to.
 *
 * @param text as it is written
 * @param key what makes two of them the same: NFC, lower case
 */
record Email(String text, String key) {
    private static final int LONGEST = 254;

    /** Less than the standard allows: nothing in quotes and nothing that means something in a header. */
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s\\p{Cntrl}@<>()\\[\\]\\\\,;:\"]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}.-]*[\\p{L}\\p{N}])?");

    /** @throws PeopleFault.Invalid when nobody can have it */
    static Email of(String field, String given) {
        String text = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        if (text.length() > LONGEST || !SHAPE.matcher(text).matches() || text.contains("..")) {
            throw new PeopleFault.Invalid(
                    field, "malformed", field + " is no e-mail address: expected one such as jane@example.com");
        }
        return new Email(text, key(text));
    }

    /** The key of whatever somebody signs in with, cut to what an address may be long. */
    static String key(String given) {
        String cut = given.length() > LONGEST + 1 ? given.substring(0, LONGEST + 1) : given;
        return Normalizer.normalize(cut.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
