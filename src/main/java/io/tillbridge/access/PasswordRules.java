package io.tillbridge.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a new password must be: long enough, and none that is tried first. The list of the most common ones and the
 * estimate are those of zxcvbn, which sees through capitals, digits at the end and rows of the keyboard; the person's
 * own address and name count as words that are tried first.
 */
final class PasswordRules {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    /** A thousand million tries: far more than the throttle lets through, and some hours against a stolen hash. */
    private static final double FEWEST_GUESSES_LOG10 = 9;

    /** The estimate takes long for long texts, and 48 characters that cannot be guessed are enough. */
    private static final int MOST_MEASURED = 48;

    /** Its dictionaries take 10 MB: they are read when the first password is chosen. */
    private static final class Estimate {
        static final Zxcvbn ZXCVBN = new Zxcvbn();

        private Estimate() {}
    }

    /** The same text whichever keyboard wrote it: composed characters (NFC). */
    static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /**
     * Why this cannot be the password, and what to do.
     *
     * @param password normalised
     * @param theirs e-mail and name of the person
     */
    Optional<String> fault(String password, String... theirs) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("The password has " + length + " characters, expected " + SHORTEST + " to " + LONGEST
                    + ": take a few words that do not belong together");
        }
        List<String> words = words(theirs);
        String lower = password.toLowerCase(Locale.ROOT);
        if (words.contains(lower)) {
            return Optional.of("The password is your own e-mail or name, which is tried first: take another");
        }
        String measured = password.substring(0, password.offsetByCodePoints(0, Math.min(length, MOST_MEASURED)));
        if (Estimate.ZXCVBN.measure(measured, words).getGuessesLog10() < FEWEST_GUESSES_LOG10) {
            return Optional.of("The password is too easy to guess, for it is close to a common one, to your e-mail or "
                    + "name, or to a simple row: take a few words that do not belong together");
        }
        return Optional.empty();
    }

    private static List<String> words(String... theirs) {
        List<String> words = new ArrayList<>(List.of("tillbridge"));
        for (String their : theirs) {
            String lower = normalized(their).toLowerCase(Locale.ROOT);
            words.add(lower);
            words.add(lower.replaceAll("\\s+", ""));
            words.addAll(List.of(lower.split("[@.\\s]+", 0)));
        }
        words.removeIf(word -> word.length() < 3);
        return words;
    }
}
