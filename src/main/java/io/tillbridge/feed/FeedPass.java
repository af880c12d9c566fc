package io.tillbridge.feed;

import io.tillbridge.feed.FeedFinding.Blocks;
import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.storage.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Makes a feed: one pass over the products, in constant memory. */
public final class FeedPass {
    private static final int ITEMS_BETWEEN_BEATS = 1_000;

    private final DataSource database;
    private final Clock clock;

    public FeedPass(Database database, Clock clock) {
        this(database.dataSource(), clock);
    }

    /** For a database that is not the hub's own process. */
    public FeedPass(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes the feed, its findings and its snapshot. Nothing is published here: the caller keeps the file aside, and puts
     * it into its place when the result is not stopped.
     *
     * @param out is not closed
     * @throws FeedCancelled when the progress says so
     */
    public FeedResult run(
            FeedDefinition definition,
            FeedScope scope,
            OutputStream out,
            FeedReport report,
            FeedSnapshot snapshot,
            FeedProgress progress)
            throws IOException, SQLException, FeedCancelled {
        Instant now = clock.instant();
        FeedPlan plan = new FeedPlan(definition, scope);
        FeedTally tally = new FeedTally(plan.rules());
        HashedOutput hashed = new HashedOutput(out);
        FeedWriter writer = FeedWriter.of(definition, hashed);
        Path folder = snapshot.next().toAbsolutePath().getParent();
        try (ItemKeys keys = new ItemKeys(folder);
                SnapshotWriter items = new SnapshotWriter(snapshot.next(), plan.fields(), plan.key())) {
            writer.begin(FeedHead.of(scope, now));
            FeedQuery query = new FeedQuery(plan.sources(), scope, now);
            new Run(plan, tally, writer, keys, items, report, progress).all(query, scope, now);
            writer.end();
        }
        FeedDifference.Counts difference =
                FeedDifference.between(snapshot.published(), snapshot.next(), change -> false);
        List<FeedFinding> stops = tally.stops(definition.limits(), scope.quotas(), difference);
        for (FeedFinding stop : stops) {
            report.add(stop);
        }
        return tally.result(hashed, difference, stops);
    }

    /** One pass under way. */
    private final class Run {
        private final FeedPlan plan;
        private final FeedTally tally;
        private final FeedWriter writer;
        private final ItemKeys keys;
        private final SnapshotWriter items;
        private final FeedReport report;
        private final FeedProgress progress;
        private final ItemFindings findings = new ItemFindings();

        Run(
                FeedPlan plan,
                FeedTally tally,
                FeedWriter writer,
                ItemKeys keys,
                SnapshotWriter items,
                FeedReport report,
                FeedProgress progress) {
            this.plan = plan;
            this.tally = tally;
            this.writer = writer;
            this.keys = keys;
            this.items = items;
            this.report = report;
            this.progress = progress;
        }

        void all(FeedQuery query, FeedScope scope, Instant now) throws SQLException, IOException, FeedCancelled {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = query.prepare(connection, List.of(), 0)) {
                boolean whole = false;
                try (ResultSet rows = select.executeQuery()) {
                    FeedRow row = new FeedRow(rows, query.columns(), scope, now);
                    while (row.next()) {
                        item(row);
                        beat();
                    }
                    whole = true;
                } finally {
                    if (!whole) {
                        // Otherwise the driver reads the rest of the rows before the connection can be used again.
                        select.cancel();
                    }
                }
                progress.items(tally.read, tally.written);
            }
        }

        private void beat() throws FeedCancelled {
            if (++tally.read % ITEMS_BETWEEN_BEATS == 0) {
                progress.items(tally.read, tally.written);
                if (progress.cancelled()) {
                    throw new FeedCancelled();
                }
            }
        }

        private void item(FeedRow row) throws SQLException, IOException {
            Object[] values = plan.values(row);
            for (CompiledRule rule : plan.rules()) {
                CompiledRule.Effect effect = rule.apply(values);
                if (effect != CompiledRule.Effect.NONE) {
                    tally.hit(rule.name(), effect);
                }
                if (effect == CompiledRule.Effect.LEFT_OUT) {
                    return;
                }
            }
            findings.begin(plan.nameOf(values, row));
            Object[] written = plan.written(values, row, findings);
            if (findings.blocked()) {
                tally.failed++;
            } else if (keys.add((String) written[plan.key()])) {
                writer.item(written);
                items.item(row.productId(), written);
                tally.written++;
            } else {
                duplicate(row);
            }
            for (FeedFinding finding : findings.all()) {
                tally.found(finding.code());
                report.add(finding);
            }
        }

        private void duplicate(FeedRow row) throws SQLException {
            tally.duplicates++;
            findings.add(
                    plan.definition().key(),
                    findings.item(),
                    "key",
                    FeedFindingCode.FEED_DUPLICATE,
                    "Expected a key that no other item has, found it again at the product " + row.productId()
                            + " with the SKU " + row.sku() + "; the first item is kept.",
                    "Exclude one of the two products, or fill the key from another source.",
                    Blocks.ITEM);
        }
    }
}
