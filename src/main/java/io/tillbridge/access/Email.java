package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import java.net.IDN;
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
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}");

    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}.-]+");
    private static final Pattern NUMBER_AT_END = Pattern.compile("(.*\\.)?[0-9]+");

    /** @throws CallerFault INVALID: when nobody can have it, or no letter can be written to it */
    static Email of(String field, String given) {
        String text = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        int at = text.lastIndexOf('@');
        if (text.length() > LONGEST || at < 0 || !isName(text.substring(0, at)) || !isDomain(text.substring(at + 1))) {
            throw PeopleFaults.invalid(
                    field, "malformed", field + " is no e-mail address: expected one such as jane@example.com");
        }
        return new Email(text, key(text));
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.startsWith(".") && !name.endsWith(".") && !name.contains("..");
    }

    /** One that the name service can be asked for, also when it is written in other letters. */
    private static boolean isDomain(String domain) {
        if (!DOMAIN.matcher(domain).matches()
                || domain.endsWith(".")
                || NUMBER_AT_END.matcher(domain).matches()) {
            return false;
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).length() <= LONGEST - 2;
        } catch (IllegalArgumentException noDomain) {
            return false;
        }
    }

    /** The key of whatever somebody signs in with, cut to what an address may be long. */
    static String key(String given) {
        String cut = given.length() > LONGEST + 1 ? given.substring(0, LONGEST + 1) : given;
        return Normalizer.normalize(cut.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);

}
}
