package io.tillbridge.product.listing;

import io.tillbridge.product.listing.ListingRows.Surprises;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Notes what some variants of a shop show now, as a product sync does for all of them: what is known of their stock, and
 * which numbers the shop has changed by itself. Links, fields and what is gone are for the sync to decide.
 */
public final class ListingLook {
    private static final int EXAMPLES = 20;
    /** Less than every id of a shop. */
    private static final String BEGIN = "";

    private final ListingWalk walk;
    private final Jdbi jdbi;
    private final Clock clock;

    public ListingLook(Database database, Clock clock) {
        this.walk = new ListingWalk(database, clock);
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /**
     * Numbers that the shop has changed by itself.
     *
     * @param examples of them in words
     */
    public record Result(long changed, List<String> examples) {}

    /**
     * Not while a product sync of the shop is under way: it stages what it reads in the same place.
     *
     * @param askedAt when the shop was asked for them, or earlier
     */
    public Result note(long connectionId, List<WalkedVariant> variants, Instant askedAt) {
        if (variants.isEmpty()) {
            return new Result(0, List.of());
        }
        walk.begin(connectionId);
        walk.variants(connectionId, variants, askedAt);
        String last = variants.stream()
                .map(WalkedVariant::remoteId)
                .max(String::compareTo)
                .orElseThrow();
        try (Handle handle = jdbi.open()) {
            ListingRows rows = new ListingRows(handle, connectionId, UtcInstants.text(clock.instant()));
            Surprises found = Transactions.in(handle, tx -> {
                Surprises surprises = rows.surprises(BEGIN, last, EXAMPLES);
                rows.noteSurprises(BEGIN, last);
                rows.tell(BEGIN, last);
                return surprises;
            });
            walk.begin(connectionId);
            return new Result(found.count(), found.texts());
        }
    }
}
