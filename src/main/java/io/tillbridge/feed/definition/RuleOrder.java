package io.tillbridge.feed.definition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Walks the rules in their order: names are known, filled before they are read, and numbers while they are calculated with. */
final class RuleOrder {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.,][0-9]+)?");

    private final FeedDefinition definition;
    private final Map<String, FeedField> fields;
    private final DefinitionFaults faults;
    private final Set<String> filled = new HashSet<>();
    /** Fields that a rule has made a text, and which rule. */
    private final Map<String, FeedRule> texts = new HashMap<>();

    RuleOrder(FeedDefinition definition, Map<String, FeedField> fields, DefinitionFaults faults) {
        this.definition = definition;
        this.fields = fields;
        this.faults = faults;
        fields.values().stream().filter(field -> !field.sources().isEmpty()).forEach(field -> filled.add(field.name()));
    }

    static boolean fills(FeedRule rule, String field) {
        return rule.action() instanceof FeedRule.Assign assign && assign.field().equals(field)
                || rule.action() instanceof FeedRule.Append append
                        && append.field().equals(field);
    }

    void check() {
        for (FeedRule rule : definition.rules()) {
            if (rule.when() != null) {
                ConditionNames.of(rule.when()).forEach(name -> reads(rule, name, "when"));
                ConditionNames.numbers(rule.when()).forEach(name -> calculates(rule, name, "when"));
            }
            action(rule);
        }
    }

    private void action(FeedRule rule) {
        if (rule.action() instanceof FeedRule.Assign assign) {
            FeedTemplate template = template(assign.template());
            template.names().forEach(name -> reads(rule, name, "to"));
            writes(rule, assign.field(), isNumber(template));
        } else if (rule.action() instanceof FeedRule.Append append) {
            template(append.template()).names().forEach(name -> reads(rule, name, "text"));
            writes(rule, append.field(), false);
        } else if (rule.action() instanceof FeedRule.Translate map) {
            changes(rule, map.field());
            boolean numbers = map.words().values().stream().allMatch(word -> NUMBER.matcher(word).matches())
                    && (map.otherwise() == null || NUMBER.matcher(map.otherwise()).matches());
            writes(rule, map.field(), numbers);
        } else if (rule.action() instanceof FeedRule.Substitute replace) {
            changes(rule, replace.field());
        } else if (rule.action() instanceof FeedRule.RoundTo round) {
            changes(rule, round.field());
            calculates(rule, round.field(), "field");
        } else if (rule.action() instanceof FeedRule.Buffer buffer) {
            changes(rule, buffer.field());
            calculates(rule, buffer.field(), "field");
        }
    }

    private static FeedTemplate template(String text) {
        try {
            return FeedTemplate.of(text);
        } catch (IllegalArgumentException told) {
            return new FeedTemplate(List.of(""));
        }
    }

    private boolean isNumber(FeedTemplate template) {
        String only = template.onlyName();
        if (only != null) {
            return !texts.containsKey(only) && isNumberByNature(only);
        }
        return template.names().isEmpty() && NUMBER.matcher(template.parts().get(0)).matches();
    }

    private boolean isNumberByNature(String name) {
        FeedField field = fields.get(name);
        if (field != null) {
            return field.type().isNumber() || sourcesAreNumbers(field);
        }
        // An attribute may hold anything, a number too.
        return FeedSource.of(name)
                .map(source -> source.isNumber() || source.path().endsWith("."))
                .orElse(true);
    }

    private static boolean sourcesAreNumbers(FeedField field) {
        return !field.sources().isEmpty()
                && field.sources().stream()
                        .allMatch(path -> FeedSource.of(path)
                                .map(source -> source.isNumber() || source.path().endsWith("."))
                                .orElse(true));
    }

    private void writes(FeedRule rule, String name, boolean number) {
        if (isField(rule, name)) {
            filled.add(name);
            if (number) {
                texts.remove(name);
            } else {
                texts.put(name, rule);
            }
        }
    }

    private void changes(FeedRule rule, String name) {
        if (isField(rule, name)) {
            reads(rule, name, "field");
        }
    }

    private boolean isField(FeedRule rule, String name) {
        if (name.isEmpty() || fields.containsKey(name)) {
            return !name.isEmpty();
        }
        String source = FeedSource.of(name).isPresent() ? ": a source cannot be changed, only fields" : "";
        fault(rule, "field", DefinitionCheck.unknown("field", name, fields.keySet()) + source);
        return false;
    }

    private void reads(FeedRule rule, String name, String key) {
        if (name.isEmpty()) {
            return;
        }
        if (!fields.containsKey(name)) {
            if (FeedSource.of(name).isEmpty()) {
                fault(
                        rule,
                        key,
                        DefinitionCheck.unknown("field or source", name, DefinitionCheck.namesOf(fields.keySet())));
            }
        } else if (!filled.contains(name)) {
            fault(
                    rule,
                    key,
                    "expected a field that has a value by now, found \"" + name + "\", which only a later rule fills:"
                            + " change the order");
        }
    }

    private void calculates(FeedRule rule, String name, String key) {
        FeedRule maker = texts.get(name);
        if (maker != null) {
            fault(
                    rule,
                    key,
                    "expected a number, but the rule " + maker.name() + " (line " + maker.line() + ") has made \"" + name
                            + "\" a text: put this rule before it");
        } else if (fields.containsKey(name) || FeedSource.of(name).isPresent()) {
            if (!isNumberByNature(name)) {
                fault(rule, key, "expected a field or source that is a number, found \"" + name + "\", which is a text");
            }
        }
    }

    private void fault(FeedRule rule, String key, String message) {
        faults.add(rule.line(), "rules[" + rule.number() + "]." + key, rule.name(), message);
    }
}
