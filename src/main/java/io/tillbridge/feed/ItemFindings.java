package io.tillbridge.feed;

import java.util.ArrayList;
import java.util.List;

/** The findings of the item at hand. */
final class ItemFindings {
    private static final int LONGEST_VALUE = 200;

    private final List<FeedFinding> findings = new ArrayList<>();
    private String item = "";
    private boolean blocked;

    void begin(String nameOfItem) {
        findings.clear();
        item = nameOfItem;
        blocked = false;
    }

    void add(
            String field,
            String value,
            String rule,
            FeedFindingCode code,
            String message,
            String hint,
            FeedFinding.Blocks blocks) {
        findings.add(new FeedFinding(item, field, cut(value), rule, code, message, hint, blocks));
        blocked |= blocks == FeedFinding.Blocks.ITEM;
    }

    /** Whether one of them leaves the item out. */
    boolean blocked() {
        return blocked;
    }

    List<FeedFinding> all() {
        return findings;
    }

    String item() {
        return item;
    }

    static String cut(String text) {
        if (text.length() <= LONGEST_VALUE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return text.substring(0, end) + "…";
    }
}
