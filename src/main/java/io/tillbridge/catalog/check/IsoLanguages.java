package io.tillbridge.catalog.check;

import java.util.Locale;
import java.util.Map;

/**
 * The 183 codes of ISO 639-1 that are in force, from the registration authority's list. Frozen here because
 * {@code Locale.getISOLanguages()} differs from release to release and still holds withdrawn codes.
 */
final class IsoLanguages {

    private static final String IN_FORCE = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co"
            + " cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr"
            + " ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg"
            + " li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi"
            + " pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl"
            + " tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

    private static final Map<String, String> WITHDRAWN =
            Map.of("iw", "he", "in", "id", "ji", "yi", "jw", "jv", "mo", "ro", "sh", "sr, hr or bs", "bh", "hi");

    private static final int LETTERS = 26;

    private final String[] codes = new String[LETTERS * LETTERS];

    IsoLanguages() {
        for (String code : IN_FORCE.split(" ", -1)) {
            codes[place(code)] = code;
        }
    }

    /** The code in small letters; null when it is none. */
    String code(String text) {
        int place = place(text);
        return place < 0 ? null : codes[place];
    }

    /** What to write instead of a text that is no code. */
    String hint(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        String successor = WITHDRAWN.get(small);
        if (successor != null) {
            return "The code " + small + " was withdrawn; write " + successor + ".";
        }
        String first = small.length() > 2 ? code(small.substring(0, 2)) : null;
        if (first != null && (small.charAt(2) == '-' || small.charAt(2) == '_')) {
            return "Write the language alone: " + first + ".";
        }
        return "Write the two letters of the language, such as en, de or fr.";
    }

    private static int place(String text) {
        if (text.length() != 2) {
            return -1;
        }
        int first = letter(text.charAt(0));
        int second = letter(text.charAt(1));
        return first < 0 || second < 0 ? -1 : first * LETTERS + second;
    }

    private static int letter(char c) {
        int small = c | 0x20;
        return c < 0x80 && small >= 'a' && small <= 'z' ? small - 'a' : -1;
    }
}
