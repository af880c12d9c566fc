package io.tillbridge.feed.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * A rule: it runs on each item after those before it and sees what they made of it.
 *
 * @param number from 1
 * @param name for people, unique in its definition: counts and reports show it
 * @param line in the file
 * @param when null: on every item
 */
public record FeedRule(int number, String name, int line, FeedCondition when, Action action) {
    /** What a rule does. The set is closed. A template holds names of fields or sources in braces. */
    public sealed interface Action {
        /** The word in definitions. */
        String word();
    }

    /** Items for which the condition does not hold are left out. */
    public record Filter() implements Action {
        @Override
        public String word() {
            return "filter";
        }
    }

    /** Items for which the condition holds are left out. */
    public record Exclude() implements Action {
        @Override
        public String word() {
            return "exclude";
        }
    }

    /**
     * A word takes the place of another.
     *
     * @param otherwise for values that are no key: null keeps them
     */
    public record Translate(String field, Map<String, String> words, String otherwise) implements Action {
        @Override
        public String word() {
            return "map";
        }
    }

    /** The field gets a text. */
    public record Assign(String field, String template) implements Action {
        @Override
        public String word() {
            return "set";
        }
    }

    /** A text is added behind the value, nothing when the text is blank. */
    public record Append(String field, String template, String separator) implements Action {
        @Override
        public String word() {
            return "append";
        }
    }

    /** Every match of a pattern is replaced. */
    public record Substitute(String field, String pattern, String with) implements Action {
        @Override
        public String word() {
            return "replace";
        }
    }

    /** A number becomes a multiple of a step. */
    public record RoundTo(String field, BigDecimal step, RoundingMode mode) implements Action {
        @Override
        public String word() {
            return "round";
        }
    }

    /** A number becomes smaller by an amount, never less than 0. */
    public record Buffer(String field, BigDecimal by) implements Action {
        @Override
        public String word() {
            return "buffer";
        }
    }
}
