package io.tillbridge.feed.definition;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Reads a condition: {@code {field: stock, less: 1}}, or {@code all}, {@code any} or {@code not} of others. */
final class ConditionReader {
    private static final List<String> JOINTS = List.of("all", "any", "not");
    private static final List<String> TESTS = List.of("equals", "in", "matches", "less", "greater", "blank", "contains");
    private static final List<String> KEYS = Stream.concat(Stream.of("field"), Stream.concat(TESTS.stream(), JOINTS.stream()))
            .toList();
    private static final FeedCondition NONE = new FeedCondition.All(List.of());

    private ConditionReader() {}

    static FeedCondition optional(DefinitionSection section, String name) {
        return section.section(name, KEYS).map(ConditionReader::read).orElse(null);
    }

    private static FeedCondition read(DefinitionSection section) {
        List<String> said = Stream.concat(TESTS.stream(), JOINTS.stream())
                .filter(section::has)
                .toList();
        if (said.size() != 1) {
            section.faults()
                    .add(
                            section.line(),
                            section.path(""),
                            section.rule(),
                            "expected one of " + String.join(", ", TESTS) + " with field, or all, any or not; found "
                                    + (said.isEmpty() ? "none" : String.join(" and ", said)));
            return NONE;
        }
        String test = said.get(0);
        if (JOINTS.contains(test)) {
            return joint(section, test);
        }
        return test(section, test, section.text("field"));
    }

    private static FeedCondition joint(DefinitionSection section, String joint) {
        if (section.has("field")) {
            section.fault("field", "expected no field beside " + joint);
        }
        if (joint.equals("not")) {
            return new FeedCondition.Not(
                    section.section("not", KEYS).map(ConditionReader::read).orElse(NONE));
        }
        List<FeedCondition> of = section.sections(joint, KEYS, ConditionReader::read);
        if (of.isEmpty()) {
            section.fault(joint, "expected a list of conditions, found none");
        }
        return joint.equals("all") ? new FeedCondition.All(of) : new FeedCondition.Any(of);
    }

    private static FeedCondition test(DefinitionSection section, String test, String field) {
        return switch (test) {
            case "equals" -> new FeedCondition.Equal(field, section.text(test));
            case "in" -> new FeedCondition.In(field, new LinkedHashSet<>(section.texts(test)));
            case "matches" -> new FeedCondition.Matches(field, pattern(section, test));
            case "less" -> new FeedCondition.Less(field, number(section, test));
            case "greater" -> new FeedCondition.Greater(field, number(section, test));
            case "blank" -> new FeedCondition.Blank(field, section.flag(test, true));
            default -> new FeedCondition.Contains(field, section.text(test));
        };
    }

    private static BigDecimal number(DefinitionSection section, String name) {
        BigDecimal number = section.decimal(name, null, null);
        return number == null ? BigDecimal.ZERO : number;
    }

    static String pattern(DefinitionSection section, String name) {
        String pattern = section.text(name);
        try {
            FeedPattern.of(pattern);
        } catch (IllegalArgumentException e) {
            section.fault(name, e.getMessage());
        }
        return pattern;
    }
}
