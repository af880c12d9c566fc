package io.tillbridge.feed;

import io.tillbridge.feed.FeedFinding.Blocks;
import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedField;
import java.util.List;

/** Writes the fields of an item and looks for those that are missing. */
final class ItemCheck {
    private final List<FeedField> fields;
    private final FieldCheck[] checks;
    private final CompiledCondition[] requiredWhen;
    private final int[][] oneOf;
    private final int key;

    ItemCheck(FeedDefinition definition, PlanNames names, String currency) {
        this.fields = definition.fields();
        this.key = names.place(definition.key());
        this.checks = new FieldCheck[fields.size()];
        this.requiredWhen = new CompiledCondition[fields.size()];
        this.oneOf = new int[fields.size()][];
        for (int i = 0; i < checks.length; i++) {
            FeedField field = fields.get(i);
            checks[i] = new FieldCheck(field, definition.format(), currency);
            requiredWhen[i] = field.requiredWhen() == null ? null : CompiledCondition.of(field.requiredWhen(), names);
            oneOf[i] = field.oneOf().stream().mapToInt(names::place).toArray();
        }
    }

    /** @return texts, lists of texts or null, in the order of the fields */
    Object[] written(Object[] values, ItemFindings findings) {
        Object[] written = new Object[checks.length];
        for (int i = 0; i < checks.length; i++) {
            written[i] = checks[i].of(values[i], findings);
        }
        for (int i = 0; i < checks.length; i++) {
            if (written[i] == null) {
                missing(i, values, written, findings);
            }
        }
        return written;
    }

    private void missing(int i, Object[] values, Object[] written, ItemFindings findings) {
        FeedField field = fields.get(i);
        if (field.required() || i == key) {
            required(field, "required", "", findings);
        } else if (requiredWhen[i] != null && requiredWhen[i].holds(values)) {
            required(field, "required-when", " here", findings);
        } else if (oneOf[i].length > 0 && noneOf(oneOf[i], written)) {
            required(field, "one-of", ", or one in " + String.join(", ", field.oneOf()), findings);
        }
    }

    private static boolean noneOf(int[] places, Object[] written) {
        for (int place : places) {
            if (written[place] != null) {
                return false;
            }
        }
        return true;
    }

    private static void required(FeedField field, String rule, String where, ItemFindings findings) {
        String filledFrom = field.sources().isEmpty() ? "its rules" : String.join(" or ", field.sources());
        findings.add(
                field.name(),
                "",
                rule,
                FeedFindingCode.FEED_REQUIRED,
                "Expected a value in \"" + field.name() + "\"" + where + ", found none.",
                "Fill " + filledFrom + ", or exclude such items by a rule.",
                Blocks.ITEM);
    }
}
