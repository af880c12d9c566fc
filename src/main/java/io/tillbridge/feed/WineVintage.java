package io.tillbridge.feed;

import java.time.Year;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vintages as they are written: a year of four digits, or NV for wine of several years. */
final class WineVintage {
    static final String NONE = "NV";
    private static final Pattern YEAR =
            Pattern.compile("(?<![\\p{L}\\p{N}.,])((?:19|20)[0-9]{2})(?![\\p{L}\\p{N}]|[.,][0-9])");
    private static final Pattern ONLY_YEAR = Pattern.compile("((?:19|20)[0-9]{2})(?:[.,]0{1,2})?");
    private static final Pattern NO_YEAR = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:NV|N\\.V\\.|[Nn]on[- ][Vv]intage|[Ss]ans (?:[Mm]ill[ée]sime|[Aa]nn[ée]e))(?![\\p{L}\\p{N}])");
    private static final Set<String> NO_YEAR_WORDS = Set.of(
            "nv",
            "n.v.",
            "n/v",
            "non vintage",
            "non-vintage",
            "no vintage",
            "multi vintage",
            "sans millésime",
            "sans année",
            "zonder jaargang",
            "geen jaargang",
            "ohne jahrgang",
            "sa",
            "s.a.");

    private WineVintage() {}

    /** The year or NV of an attribute. */
    static Optional<String> of(String text) {
        String stripped = text.strip();
        if (NO_YEAR_WORDS.contains(stripped.toLowerCase(Locale.ROOT))) {
            return Optional.of(NONE);
        }
        Matcher year = ONLY_YEAR.matcher(stripped);
        return year.matches() && isPlausible(year.group(1)) ? Optional.of(year.group(1)) : Optional.empty();
    }

    /** All vintages that a name holds; the founding year of a house before 1900 is none. */
    static Set<String> in(String name) {
        Set<String> found = new LinkedHashSet<>();
        Matcher year = YEAR.matcher(name);
        while (year.find()) {
            if (isPlausible(year.group(1))) {
                found.add(year.group(1));
            }
        }
        if (found.isEmpty() && NO_YEAR.matcher(name).find()) {
            found.add(NONE);
        }
        return found;
    }

    private static boolean isPlausible(String year) {
        return Integer.parseInt(year) <= Year.now(java.time.ZoneOffset.UTC).getValue() + 1;
    }
}
