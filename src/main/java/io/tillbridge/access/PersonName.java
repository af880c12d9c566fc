package io.tillbridge.access;

import java.text.Normalizer;

/** How a person is called. */
final class PersonName {
    private static final int LONGEST = 255;

    private PersonName() {}

    /** Without blanks around it; a {@link PeopleFault.Invalid} when nothing is left, it is too long or has line breaks. */
    static String of(String field, String given) {
        String name = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new PeopleFault.Invalid(
                    field, "malformed", field + " must be 1 to " + LONGEST + " characters on one line");
        }
        return name;
    }
}
