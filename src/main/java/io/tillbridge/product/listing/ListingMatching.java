package io.tillbridge.product.listing;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
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

    /**
     * Decides and writes. The staged walk must be whole.
     *
     * @throws SyncStopped.MassGone too much of the shop has vanished; nothing was written
     * @throws SyncStopped.Cancelled the listener asked to stop
     */
    public SyncResult apply(long connectionId, SyncRules rules, SyncProgress progress) {
        return run(connectionId, rules, progress, true);
    }

    /**
     * Decides the same and writes nothing. What {@link #apply} would refuse is told as {@link SyncResult#refusal}.
     *
     * @throws SyncStopped.Cancelled the listener asked to stop
     */
    public SyncResult plan(long connectionId, SyncRules rules, SyncProgress progress) {
        return run(connectionId, rules, progress, false);
    }

    private SyncResult run(long connectionId, SyncRules rules, SyncProgress progress, boolean writes) {
        try (Handle handle = jdbi.open()) {
            String now = UtcInstants.text(clock.instant());
            return new MatchingRun(handle, connectionId, rules, progress, writes, now).run();
        }
    }
}
