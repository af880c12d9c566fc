package io.tillbridge.feed.definition;

import io.tillbridge.document.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the parts of a definition have to do with each other: names that are known, columns that stand once. */
final class DefinitionCheck {
    private final FeedDefinition definition;
    private final DefinitionSection root;
    private final DefinitionFaults faults;
    private final Map<String, FeedField> fields = new LinkedHashMap<>();

    DefinitionCheck(FeedDefinition definition, DefinitionSection root) {
        this.definition = definition;
        this.root = root;
        this.faults = root.faults();
    }

    void check() {
        fieldsOnce();
        placesOnce();
        if (!definition.key().isEmpty() && !fields.containsKey(definition.key())) {
            root.fault("key", unknown("field", definition.key(), fields.keySet()));
        }
        for (FeedField field : definition.fields()) {
            field(field);
        }
        rulesOnce();
        new RuleOrder(definition, fields, faults).check();
    }

    private void fieldsOnce() {
        for (FeedField field : definition.fields()) {
            if (!field.name().isEmpty() && fields.putIfAbsent(field.name(), field) != null) {
                faults.add(
                        field.line(),
                        "fields",
                        "expected each field once, found \"" + field.name() + "\" again: its first place is line "
                                + fields.get(field.name()).line());
            }
        }
    }

    private void placesOnce() {
        if (definition.format().xml() == null) {
            return;
        }
        Map<List<String>, FeedField> places = new HashMap<>();
        for (FeedField field : definition.fields()) {
            FeedField other = places.putIfAbsent(field.path(), field);
            if (other != null && !other.name().equals(field.name())) {
                faults.add(
                        field.line(),
                        "fields",
                        "expected each path once, found \"" + String.join("/", field.path()) + "\" of the field "
                                + other.name() + " again");
            }
        }
        containersOnce();
        for (FeedField field : definition.fields()) {
            for (int depth = 1; depth < field.path().size(); depth++) {
                boolean attribute = depth == field.path().size() - 1
                        && field.path().get(depth).startsWith("@");
                FeedField above = places.get(field.path().subList(0, depth));
                if (above != null && !attribute) {
                    faults.add(
                            field.line(),
                            "fields",
                            "expected elements below elements without a text, found the path of the field "
                                    + above.name());
                }
            }
        }
    }

    /** An element is written once: the fields in it stand together. */
    private void containersOnce() {
        Set<List<String>> left = new HashSet<>();
        List<String> open = List.of();
        for (FeedField field : definition.fields()) {
            if (field.path().get(field.path().size() - 1).startsWith("@")) {
                continue;
            }
            List<String> in = field.path().subList(0, field.path().size() - 1);
            for (int depth = open.size(); depth > 0; depth--) {
                if (depth > in.size() || !open.subList(0, depth).equals(in.subList(0, depth))) {
                    left.add(open.subList(0, depth));
                }
            }
            for (int depth = 1; depth <= in.size(); depth++) {
                if (left.contains(in.subList(0, depth))) {
                    faults.add(
                            field.line(),
                            "fields",
                            "expected the fields in \"" + String.join("/", in.subList(0, depth))
                                    + "\" to stand together, found \"" + field.name() + "\" behind others");
                    break;
                }
            }
            open = in;
        }
    }

    private void field(FeedField field) {
        for (String other : field.oneOf()) {
            if (!fields.containsKey(other)) {
                faults.add(field.line(), "fields.one-of", unknown("field", other, fields.keySet()));
            }
        }
        if (!field.oneOf().isEmpty() && !field.oneOf().contains(field.name())) {
            faults.add(
                    field.line(), "fields.one-of", "expected the field itself among them, found " + field.oneOf());
        }
        if (field.requiredWhen() != null) {
            for (String name : ConditionNames.of(field.requiredWhen())) {
                known(name, field.line(), "fields.required-when", "");
            }
        }
        boolean filled = !field.sources().isEmpty()
                || definition.rules().stream().anyMatch(rule -> RuleOrder.fills(rule, field.name()));
        if (!filled && !field.name().isEmpty()) {
            faults.add(
                    field.line(),
                    "fields",
                    "expected a source, or a rule set or append that fills \"" + field.name() + "\", found none");
        }
    }

    private void known(String name, int line, String key, String rule) {
        if (!name.isEmpty() && !fields.containsKey(name) && FeedSource.of(name).isEmpty()) {
            faults.add(line, key, rule, unknown("field or source", name, namesOf(fields.keySet())));
        }
    }

    private void rulesOnce() {
        Set<String> names = new HashSet<>();
        for (FeedRule rule : definition.rules()) {
            if (!names.add(rule.name())) {
                faults.add(rule.line(), "rules", rule.name(), "expected each name of a rule once, found it again");
            }
        }
    }

    static List<String> namesOf(Collection<String> fields) {
        List<String> names = new ArrayList<>(fields);
        names.addAll(FeedSource.paths());
        return names;
    }

    static String unknown(String what, String name, Collection<String> known) {
        return "expected a known " + what + ", found \"" + name + "\""
                + NearestName.to(name, known)
                        .map(near -> "; the nearest is \"" + near + "\"")
                        .orElse("");
    }
}
