package io.tillbridge.feed;

/**
 * One line of a feed's check report.
 *
 * @param item the item's key at the destination, or its SKU when it has none
 * @param field blank when the whole item or feed is meant
 * @param value at most 200 characters and then {@code …}
 * @param rule name of the rule, or of the limit, that made the finding
 * @param message what was expected and what was found
 * @param hint what to do about it
 */
public record FeedFinding(
        String item,
        String field,
        String value,
        String rule,
        FeedFindingCode code,
        String message,
        String hint,
        Blocks blocks) {
    /** What a finding keeps from being published. */
    public enum Blocks {
        /** Nothing. */
        NONE("none"),
        /** The value: the field is left blank. */
        VALUE("value"),
        /** The item is left out. */
        ITEM("item"),
        /** The feed is not published. */
        FEED("feed");

        private final String word;

        Blocks(String word) {
            this.word = word;
        }

        /** The word in reports. */
        public String word() {
            return word;
        }
    }
}
