package io.tillbridge.routing;

import java.util.Map;

/**
 * When texts that are read again and again are whole: two readings in a row agree, and more of them when a changed text
 * has no line end, since it may be half a text. Used by one thread.
 */
final class SettledTexts {
    private static final int LOOKS_AT_UNFINISHED = 4;

    private Map<String, String> seen = Map.of();
    private Map<String, String> decided = Map.of();
    private int looks;

    /** Begins with texts that are known already. */
    void begin(Map<String, String> texts) {
        seen = texts;
        decided = texts;
    }

    /** Whether these texts differ from those of the last decision and are whole; the next decision is about others. */
    boolean settled(Map<String, String> now) {
        looks = now.equals(seen) ? looks + 1 : 0;
        seen = now;
        boolean settled = !now.equals(decided) && looks >= looksNeeded(now);
        if (settled) {
            decided = now;
        }
        return settled;
    }

    /** They could not be read this time. */
    void missed() {
        looks = 0;
    }

    private int looksNeeded(Map<String, String> now) {
        boolean unfinished = RouteChange.differing(decided, now).stream()
                .anyMatch(path -> now.containsKey(path) && !now.get(path).endsWith("\n"));
        return unfinished ? LOOKS_AT_UNFINISHED : 1;
    }
}
