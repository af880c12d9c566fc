package io.tillbridge.feed;

import com.google.re2j.Pattern;
import io.tillbridge.feed.definition.FeedCondition;
import io.tillbridge.feed.definition.FeedPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A condition with its places found and its patterns compiled. */
interface CompiledCondition {
    boolean holds(Object[] values);

    static CompiledCondition of(FeedCondition condition, PlanNames names) {
        if (condition == null) {
            return values -> true;
        }
        if (condition instanceof FeedCondition.All all) {
            List<CompiledCondition> of = all.of().stream().map(one -> of(one, names)).toList();
            return values -> of.stream().allMatch(one -> one.holds(values));
        }
        if (condition instanceof FeedCondition.Any any) {
            List<CompiledCondition> of = any.of().stream().map(one -> of(one, names)).toList();
            return values -> of.stream().anyMatch(one -> one.holds(values));
        }
        if (condition instanceof FeedCondition.Not not) {
            CompiledCondition of = of(not.condition(), names);
            return values -> !of.holds(values);
        }
        return test(condition, names);
    }

    private static CompiledCondition test(FeedCondition condition, PlanNames names) {
        if (condition instanceof FeedCondition.Equal equal) {
            int place = names.place(equal.name());
            return values -> ValueText.of(values[place]).equals(equal.text());
        }
        if (condition instanceof FeedCondition.In in) {
            int place = names.place(in.name());
            return values -> in.texts().contains(ValueText.of(values[place]));
        }
        if (condition instanceof FeedCondition.Matches matches) {
            int place = names.place(matches.name());
            Pattern pattern = FeedPattern.of(matches.pattern());
            return values -> pattern.matcher(ValueText.of(values[place])).find();
        }
        if (condition instanceof FeedCondition.Less less) {
            return comparing(names.place(less.name()), less.than(), -1);
        }
        if (condition instanceof FeedCondition.Greater greater) {
            return comparing(names.place(greater.name()), greater.than(), 1);
        }
        if (condition instanceof FeedCondition.Blank blank) {
            int place = names.place(blank.name());
            return values -> ValueText.isBlank(values[place]) == blank.expected();
        }
        FeedCondition.Contains contains = (FeedCondition.Contains) condition;
        int place = names.place(contains.name());
        String part = contains.text().toLowerCase(Locale.ROOT);
        return values -> ValueText.of(values[place]).toLowerCase(Locale.ROOT).contains(part);
    }

    private static CompiledCondition comparing(int place, BigDecimal than, int sign) {
        return values -> {
            BigDecimal number = ValueText.number(values[place]);
            return number != null && Integer.signum(number.compareTo(than)) == sign;
        };
    }
}
