package io.tillbridge.feed.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** A condition on the values of an item. The set is closed. A name is that of a field or the path of a source. */
public sealed interface FeedCondition {
    /** The value is this text, letter by letter. */
    record Equal(String name, String text) implements FeedCondition {}

    /** The value is one of these texts. */
    record In(String name, Set<String> texts) implements FeedCondition {}

    /** A pattern is found in the value. */
    record Matches(String name, String pattern) implements FeedCondition {}

    /** The value is a number below this one; no number is never less. */
    record Less(String name, BigDecimal than) implements FeedCondition {}

    /** The value is a number above this one; no number is never greater. */
    record Greater(String name, BigDecimal than) implements FeedCondition {}

    /** Whether the value is blank is what is expected. */
    record Blank(String name, boolean expected) implements FeedCondition {}

    /** The value holds this text; capital and small letters are the same. */
    record Contains(String name, String text) implements FeedCondition {}

    /** Every one holds. */
    record All(List<FeedCondition> of) implements FeedCondition {}

    /** At least one holds. */
    record Any(List<FeedCondition> of) implements FeedCondition {}

    /** It does not hold. */
    record Not(FeedCondition condition) implements FeedCondition {}
}
