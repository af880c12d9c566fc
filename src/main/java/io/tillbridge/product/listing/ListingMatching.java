package io.tillbridge.product.listing;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/**
 * Matches a whole walk with the hub's products. It works in chunks, each one transaction; interrupted anywhere it is
 * simply run again, over the same walk or a new one, and run twice it changes nothing.
 */
public final class ListingMatching {
    private final Jdbi jdbi;
    private final Clock clock;

    public ListingMatching(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /** Begins a run over the staged walk, which must be whole; whoever began it closes it. */
    public MatchingRun begin(long connectionId, SyncRules rules, SyncProgress progress) {
        return new MatchingRun(jdbi.open(), connectionId, rules, progress, UtcInstants.text(clock.instant()));
    }

    /**
     * Decides and writes, all stages one after the other.
     *
     * @throws SyncStopped.MassGone too much of the shop has vanished; nothing was written
     * @throws SyncStopped.Cancelled the listener asked to stop
     */
    public SyncResult apply(long connectionId, SyncRules rules, SyncProgress progress) {
        try (MatchingRun run = begin(connectionId, rules, progress)) {
            run.survey();
            run.create();
            run.match();
            run.updateFields();
            return run.result();
        }
    }

    /**
     * Decides the same and writes nothing. What {@link #apply} would refuse is told as {@link SyncResult#refusal}.
     *
     * @throws SyncStopped.Cancelled the listener asked to stop
     */
    public SyncResult plan(long connectionId, SyncRules rules, SyncProgress progress) {
        try (MatchingRun run = begin(connectionId, rules, progress)) {
            run.survey();
            run.plan();
            return run.result();
        }
    }
}
