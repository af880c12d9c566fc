package io.tillbridge.api.resource;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedDefinitionFault;
import io.tillbridge.feed.definition.FeedField;
import io.tillbridge.feed.definition.FeedRule;
import java.math.BigDecimal;
import java.util.List;

/**
 * A feed definition as the API shows it.
 *
 * @param usable whether there is a good one; without it only the name and the faults are told
 * @param own whether it is the company's own
 * @param unproved whether no public description of the destination was found
 */
record FeedDefinitionView(
        String name,
        boolean usable,
        String title,
        String version,
        String source,
        Boolean unproved,
        Boolean own,
        String format,
        String key,
        BigDecimal maxDropPercent,
        BigDecimal maxFailPercent,
        Long maxItems,
        List<Field> fields,
        List<Rule> rules,
        List<Fault> faults) {

    record Field(String name, List<String> sources, String type, boolean required) {
        static Field of(FeedField field) {
            return new Field(field.name(), field.sources(), field.type().word(), field.required());
        }
    }

    record Rule(String name, String action, int line) {
        static Rule of(FeedRule rule) {
            return new Rule(rule.name(), rule.action().word(), rule.line());
        }
    }

    record Fault(String file, int line, String key, String rule, String message) {
        static Fault of(FeedDefinitionFault fault) {
            return new Fault(
                    fault.file(),
                    fault.line(),
                    fault.key().isEmpty() ? null : fault.key(),
                    fault.rule().isEmpty() ? null : fault.rule(),
                    fault.message());
        }
    }

    static FeedDefinitionView of(FeedDefinition definition, boolean own, List<FeedDefinitionFault> faults) {
        return new FeedDefinitionView(
                definition.name(),
                true,
                definition.title(),
                definition.version(),
                definition.source(),
                definition.unproved(),
                own,
                definition.format().kind().extension(),
                definition.key(),
                definition.limits().maxDropPercent(),
                definition.limits().maxFailPercent(),
                definition.limits().maxItems(),
                definition.fields().stream().map(Field::of).toList(),
                definition.rules().stream().map(Rule::of).toList(),
                faults.stream().map(Fault::of).toList());
    }

    /** One whose file has mistakes, and no good version before them. */
    static FeedDefinitionView faulty(String name, List<FeedDefinitionFault> faults) {
        return new FeedDefinitionView(
                name,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                faults.stream().map(Fault::of).toList());
    }
}
