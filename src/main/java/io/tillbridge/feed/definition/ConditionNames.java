package io.tillbridge.feed.definition;

import java.util.ArrayList;
import java.util.List;

/** The fields and sources that a condition looks at. */
public final class ConditionNames {
    private ConditionNames() {}

    public static List<String> of(FeedCondition condition) {
        List<String> names = new ArrayList<>();
        collect(condition, names);
        return names;
    }

    /** Those whose values have to be numbers. */
    static List<String> numbers(FeedCondition condition) {
        List<String> names = new ArrayList<>();
        if (condition instanceof FeedCondition.Less less) {
            names.add(less.name());
        } else if (condition instanceof FeedCondition.Greater greater) {
            names.add(greater.name());
        } else {
            below(condition).forEach(one -> names.addAll(numbers(one)));
        }
        return names;
    }

    private static List<FeedCondition> below(FeedCondition condition) {
        if (condition instanceof FeedCondition.All all) {
            return all.of();
        }
        if (condition instanceof FeedCondition.Any any) {
            return any.of();
        }
        return condition instanceof FeedCondition.Not not ? List.of(not.condition()) : List.of();
    }

    private static void collect(FeedCondition condition, List<String> names) {
        if (condition instanceof FeedCondition.Equal equal) {
            names.add(equal.name());
        } else if (condition instanceof FeedCondition.In in) {
            names.add(in.name());
        } else if (condition instanceof FeedCondition.Matches matches) {
            names.add(matches.name());
        } else if (condition instanceof FeedCondition.Less less) {
            names.add(less.name());
        } else if (condition instanceof FeedCondition.Greater greater) {
            names.add(greater.name());
        } else if (condition instanceof FeedCondition.Blank blank) {
            names.add(blank.name());
        } else if (condition instanceof FeedCondition.Contains contains) {
            names.add(contains.name());
        } else {
            below(condition).forEach(one -> collect(one, names));
        }
    }
}
