package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import java.text.Normalizer;

/** How a person is called. */
final class PersonName {
    private static final int LONGEST = 255;

    private PersonName() {}

    /** Without blanks around it; a {@link CallerFault} when nothing is left, it is too long or has line breaks. */
    static String of(String field, String given) {
        String name = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST
                || name.codePoints().anyMatch(PersonName::cannotBeShown)) {
            throw PeopleFaults.invalid(
                    field, "malformed", field + " must be 1 to " + LONGEST + " characters on one line");
        }
        return name;
    }

    /** Controls, line ends, halves of characters, and marks that turn or hide what stands around them. */
    private static boolean cannotBeShown(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            // Some scripts join their letters by these two.
            case Character.FORMAT -> letter != 0x200c && letter != 0x200d;
            default -> false;
        };

}
}
