package io.tillbridge.feed.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads one rule: {@code rule} says what it does, the other keys belong to that. */
final class RuleReader {
    private static final List<String> OF_ALL = List.of("name", "rule", "when");
    private static final Map<String, List<String>> KEYS_OF = keysOf();
    static final List<String> KEYS = Stream.concat(
                    OF_ALL.stream(), KEYS_OF.values().stream().flatMap(List::stream).distinct())
            .toList();
    private static final BigDecimal SMALLEST_STEP = new BigDecimal("0.000001");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final Map<String, BiFunction<RuleReader, DefinitionSection, FeedRule.Action>> ACTIONS =
            FormatReader.inOrder(
                    "filter", action((reader, section) -> new FeedRule.Filter()),
                    "map", action((reader, section) -> reader.map(section)),
                    "set",
                            action((reader, section) ->
                                    new FeedRule.Assign(section.text("field"), template(section, "to"))),
                    "append",
                            action((reader, section) -> new FeedRule.Append(
                                    section.text("field"),
                                    template(section, "text"),
                                    section.has("separator") ? section.anyText("separator") : " ")),
                    "replace", action((reader, section) -> reader.replace(section)),
                    "round", action((reader, section) -> reader.round(section)),
                    "buffer", action((reader, section) -> reader.buffer(section)),
                    "exclude", action((reader, section) -> new FeedRule.Exclude()));

    private int number;

    private static BiFunction<RuleReader, DefinitionSection, FeedRule.Action> action(
            BiFunction<RuleReader, DefinitionSection, FeedRule.Action> action) {
        return action;
    }

    private static Map<String, List<String>> keysOf() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("filter", List.of());
        keys.put("map", List.of("field", "words", "otherwise"));
        keys.put("set", List.of("field", "to"));
        keys.put("append", List.of("field", "text", "separator"));
        keys.put("replace", List.of("field", "pattern", "with"));
        keys.put("round", List.of("field", "step", "mode"));
        keys.put("buffer", List.of("field", "by"));
        keys.put("exclude", List.of());
        return keys;
    }

    FeedRule read(DefinitionSection unnamed) {
        number++;
        String name = unnamed.text("name", String.valueOf(number));
        DefinitionSection section = unnamed.named(name);
        var reading = section.choice("rule", ACTIONS, null);
        if (reading == null) {
            return new FeedRule(number, name, section.line(), null, new FeedRule.Filter());
        }
        String word = section.text("rule");
        for (String key : KEYS) {
            if (section.has(key)
                    && !OF_ALL.contains(key)
                    && !KEYS_OF.get(word).contains(key)) {
                section.fault(key, "is no key of the rule " + word + ", whose keys are "
                        + String.join(", ", Stream.concat(OF_ALL.stream(), KEYS_OF.get(word).stream())
                                .toList()));
            }
        }
        if (KEYS_OF.get(word).isEmpty() && !section.has("when")) {
            section.fault("when", "is missing: " + word + " needs a condition");
        }
        FeedCondition when = ConditionReader.optional(section, "when");
        return new FeedRule(number, name, section.line(), when, reading.apply(this, section));
    }

    private FeedRule.Action map(DefinitionSection section) {
        Map<String, String> words = section.words("words");
        if (words.isEmpty()) {
            section.fault("words", "expected words and what takes their place, found none");
        }
        String otherwise = section.has("otherwise") ? section.anyText("otherwise") : null;
        return new FeedRule.Translate(section.text("field"), words, otherwise);
    }

    private FeedRule.Action replace(DefinitionSection section) {
        return new FeedRule.Substitute(
                section.text("field"), ConditionReader.pattern(section, "pattern"), section.anyText("with"));
    }

    private FeedRule.Action round(DefinitionSection section) {
        BigDecimal step = section.decimal("step", SMALLEST_STEP, LARGEST);
        if (!section.has("step")) {
            section.fault("step", "is missing, expected a number such as 0.05");
        }
        RoundingMode mode = section.choice(
                "mode",
                FormatReader.inOrder(
                        "half-up", RoundingMode.HALF_UP, "up", RoundingMode.CEILING, "down", RoundingMode.FLOOR),
                RoundingMode.HALF_UP);
        return new FeedRule.RoundTo(section.text("field"), step == null ? BigDecimal.ONE : step, mode);
    }

    private FeedRule.Action buffer(DefinitionSection section) {
        BigDecimal by = section.decimal("by", BigDecimal.ZERO, LARGEST);
        if (!section.has("by")) {
            section.fault("by", "is missing, expected a number");
        }
        return new FeedRule.Buffer(section.text("field"), by == null ? BigDecimal.ZERO : by);
    }

    private static String template(DefinitionSection section, String name) {
        String template = section.anyText(name);
        try {
            FeedTemplate.of(template);
        } catch (IllegalArgumentException e) {
            section.fault(name, e.getMessage());
        }
        return template;
    }
}
