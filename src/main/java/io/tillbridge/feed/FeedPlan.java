package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedField;
import io.tillbridge.feed.definition.FeedSource;
import io.tillbridge.feed.definition.FieldType;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A definition made ready to run: compiled once, used for every item. */
final class FeedPlan {
    private static final Set<FeedSource> OF_WINE =
            EnumSet.of(FeedSource.WINE_NAME, FeedSource.WINE_VINTAGE, FeedSource.WINE_SIZE);

    private final FeedDefinition definition;
    private final PlanNames names;
    private final List<CompiledRule> rules;
    private final ItemCheck check;
    private final boolean wine;
    private final int key;

    FeedPlan(FeedDefinition definition, FeedScope scope) {
        this.definition = definition;
        this.names = new PlanNames(definition.fields());
        this.rules = definition.rules().stream()
                .map(rule -> new CompiledRule(rule, names))
                .toList();
        this.check = new ItemCheck(definition, names, scope.currency());
        this.key = names.place(definition.key());
        this.wine = names.sources().stream().anyMatch(OF_WINE::contains)
                || definition.fields().stream().anyMatch(field -> field.type() == FieldType.VINTAGE);
    }

    Set<FeedSource> sources() {
        Set<FeedSource> sources = EnumSet.copyOf(names.sources());
        if (wine) {
            sources.addAll(OF_WINE);
        }
        return sources;
    }

    FeedDefinition definition() {
        return definition;
    }

    List<CompiledRule> rules() {
        return rules;
    }

    List<FeedField> fields() {
        return definition.fields();
    }

    /** The values of a row before the first rule. */
    Object[] values(FeedRow row) throws SQLException {
        Object[] values = new Object[names.size()];
        for (int place = 0; place < values.length; place++) {
            List<PlanNames.Origin> origins = names.origins(place);
            for (int i = 0; i < origins.size() && ValueText.isBlank(values[place]); i++) {
                values[place] = row.value(origins.get(i).source(), origins.get(i).path());
            }
        }
        return values;
    }

    /** What the item is called in findings until it is written: its key, or its SKU. */
    String nameOf(Object[] values, FeedRow row) throws SQLException {
        String text = CleanText.of(ValueText.of(values[key]), false).text();
        return text.isEmpty() ? row.sku() : text;
    }

    /** Writes and checks the values after the last rule. */
    Object[] written(Object[] values, FeedRow row, ItemFindings findings) throws SQLException {
        if (wine) {
            WineCheck.check(row, findings);
        }
        return check.written(values, findings);
    }

    int key() {
        return key;
    }
}
