package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedField;
import io.tillbridge.storage.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Shows what a definition makes of a few products, rule by rule. */
public final class FeedPreview {
    /** Most products that are shown at once. */
    public static final int MOST = 100;

    private final DataSource database;
    private final Clock clock;

    public FeedPreview(Database database, Clock clock) {
        this.database = database.dataSource();
        this.clock = clock;
    }

    /**
     * @param excludedBy name of the rule that left it out, blank when none did
     * @param values of the fields before the first rule
     * @param steps one for each rule that ran
     * @param output the item as it stands in the file; blank when it is left out
     */
    public record Item(
            long productId,
            String sku,
            Map<String, String> values,
            List<Step> steps,
            String excludedBy,
            List<FeedFinding> findings,
            String output) {}

    /**
     * @param hit whether its condition held and it did something
     * @param before the values of the fields that it changed
     * @param after the same fields
     */
    public record Step(String rule, boolean hit, Map<String, String> before, Map<String, String> after) {}

    /** @param hits how many of the items each rule changed or left out, by its name */
    public record Shown(List<Item> items, Map<String, Long> hits) {}

    /** The products with these SKUs, at most 100. */
    public Shown of(FeedDefinition definition, FeedScope scope, List<String> skus) throws SQLException {
        List<String> few = skus.subList(0, Math.min(MOST, skus.size()));
        return few.isEmpty() ? new Shown(List.of(), Map.of()) : shown(definition, scope, few, MOST);
    }

    /** The first products in the order of the feed, at most 100. */
    public Shown first(FeedDefinition definition, FeedScope scope, int count) throws SQLException {
        return shown(definition, scope, List.of(), Math.max(1, Math.min(MOST, count)));
    }

    private Shown shown(FeedDefinition definition, FeedScope scope, List<String> skus, int most) throws SQLException {
        Instant now = clock.instant();
        FeedPlan plan = new FeedPlan(definition, scope);
        FeedTally tally = new FeedTally(plan.rules());
        FeedQuery query = new FeedQuery(plan.sources(), scope, now);
        List<Item> items = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = query.prepare(connection, skus, most);
                ResultSet rows = select.executeQuery()) {
            FeedRow row = new FeedRow(rows, query.columns(), scope, now);
            while (row.next()) {
                items.add(item(plan, row, tally));
            }
        }
        return new Shown(items, tally.hits());
    }

    private static Item item(FeedPlan plan, FeedRow row, FeedTally tally) throws SQLException {
        Object[] values = plan.values(row);
        Map<String, String> first = texts(plan.fields(), values);
        List<Step> steps = new ArrayList<>();
        for (CompiledRule rule : plan.rules()) {
            Map<String, String> before = texts(plan.fields(), values);
            CompiledRule.Effect effect = rule.apply(values);
            Map<String, String> after = texts(plan.fields(), values);
            before.entrySet().removeIf(entry -> after.get(entry.getKey()).equals(entry.getValue()));
            after.keySet().retainAll(before.keySet());
            steps.add(new Step(rule.name(), effect != CompiledRule.Effect.NONE, before, after));
            if (effect != CompiledRule.Effect.NONE) {
                tally.hit(rule.name(), effect);
            }
            if (effect == CompiledRule.Effect.LEFT_OUT) {
                return new Item(row.productId(), row.sku(), first, steps, rule.name(), List.of(), "");
            }
        }
        ItemFindings findings = new ItemFindings();
        findings.begin(plan.nameOf(values, row));
        Object[] written = plan.written(values, row, findings);
        String output = findings.blocked() ? "" : output(plan.definition(), written);
        return new Item(row.productId(), row.sku(), first, steps, "", List.copyOf(findings.all()), output);
    }

    private static Map<String, String> texts(List<FeedField> fields, Object[] values) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            texts.put(fields.get(i).name(), ValueText.of(values[i]));
        }
        return texts;
    }

    private static String output(FeedDefinition definition, Object[] written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FeedWriter writer = FeedWriter.of(definition, bytes);
        try {
            writer.item(written);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(Charset.forName(definition.format().encoding())).strip();
    }
}
