package io.tillbridge.feed;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.tillbridge.feed.definition.FeedPattern;
import io.tillbridge.feed.definition.FeedRule;
import io.tillbridge.feed.definition.FeedTemplate;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;

/** A rule with its places found and its patterns compiled. */
final class CompiledRule {
    private final FeedRule rule;
    private final CompiledCondition when;
    private final int target;
    private final Function<Object[], Object> value;

    /** What came of a rule. */
    enum Effect {
        NONE,
        CHANGED,
        LEFT_OUT
    }

    CompiledRule(FeedRule rule, PlanNames names) {
        this.rule = rule;
        this.when = CompiledCondition.of(rule.when(), names);
        FeedRule.Action action = rule.action();
        if (action instanceof FeedRule.Assign assign) {
            target = names.place(assign.field());
            value = text(FeedTemplate.of(assign.template()), names);
        } else if (action instanceof FeedRule.Append append) {
            target = names.place(append.field());
            value = appended(append, names);
        } else if (action instanceof FeedRule.Translate map) {
            target = names.place(map.field());
            value = values -> translated(values[target], map);
        } else if (action instanceof FeedRule.Substitute replace) {
            target = names.place(replace.field());
            Pattern pattern = FeedPattern.of(replace.pattern());
            String with = Matcher.quoteReplacement(replace.with());
            value = values -> replaced(values[target], pattern, with);
        } else if (action instanceof FeedRule.RoundTo round) {
            target = names.place(round.field());
            value = values -> rounded(values[target], round);
        } else if (action instanceof FeedRule.Buffer buffer) {
            target = names.place(buffer.field());
            value = values -> buffered(values[target], buffer.by());
        } else {
            target = -1;
            value = values -> null;
        }
    }

    String name() {
        return rule.name();
    }

    Effect apply(Object[] values) {
        boolean holds = when.holds(values);
        if (rule.action() instanceof FeedRule.Filter) {
            return holds ? Effect.NONE : Effect.LEFT_OUT;
        }
        if (!holds) {
            return Effect.NONE;
        }
        if (target < 0) {
            return Effect.LEFT_OUT;
        }
        Object before = values[target];
        Object after = value.apply(values);
        values[target] = after instanceof String text && text.isEmpty() ? null : after;
        boolean same = before == after || ValueText.of(before).equals(ValueText.of(after));
        return same ? Effect.NONE : Effect.CHANGED;
    }

    private static Function<Object[], Object> text(FeedTemplate template, PlanNames names) {
        if (template.onlyName() != null) {
            int place = names.place(template.onlyName());
            return values -> values[place];
        }
        int[] places = template.names().stream().mapToInt(names::place).toArray();
        return values -> {
            StringBuilder text = new StringBuilder(template.parts().get(0));
            for (int i = 0; i < places.length; i++) {
                text.append(ValueText.of(values[places[i]])).append(template.parts().get(2 * i + 2));
            }
            return text.toString().strip();
        };
    }

    private Function<Object[], Object> appended(FeedRule.Append append, PlanNames names) {
        Function<Object[], Object> text = text(FeedTemplate.of(append.template()), names);
        return values -> {
            String before = ValueText.of(values[target]);
            String more = ValueText.of(text.apply(values));
            return more.isBlank() ? values[target] : before.isBlank() ? more : before + append.separator() + more;
        };
    }

    private static Object translated(Object value, FeedRule.Translate map) {
        Map<String, String> words = map.words();
        String word = words.get(ValueText.of(value).strip());
        return word != null ? word : map.otherwise() == null ? value : map.otherwise();
    }

    private static Object replaced(Object value, Pattern pattern, String with) {
        if (ValueText.isBlank(value)) {
            return value;
        }
        Matcher found = pattern.matcher(ValueText.of(value));
        return found.find() ? found.replaceAll(with) : value;
    }

    private static Object rounded(Object value, FeedRule.RoundTo round) {
        BigDecimal number = ValueText.number(value);
        return number == null
                ? value
                : number.divide(round.step(), 0, round.mode()).multiply(round.step());
    }

    private static Object buffered(Object value, BigDecimal by) {
        BigDecimal number = ValueText.number(value);
        return number == null ? value : number.subtract(by).max(BigDecimal.ZERO);
    }
}
