package io.tillbridge.feed.delivery;

import io.tillbridge.document.JsonText;
import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was published of each feed, what is served, and what was stopped. */
public final class Publications {
    private final PublicationStore store;
    private final Transactions transactions;
    private final FeedFiles files;
    private final Clock clock;

    public Publications(Database database, FeedFiles files, Clock clock) {
        this.store = new PublicationStore(database);
        this.transactions = new Transactions(database);
        this.files = files;
        this.clock = clock;
    }

    public FeedState state(long connectionId) {
        return store.state(connectionId);
    }

    public Optional<Publication> find(long id) {
        return store.find(id);
    }

    /** The one that partners get; empty when nothing was published, or its files are gone. */
    public Optional<Publication> served(long connectionId) {
        return Optional.ofNullable(store.state(connectionId).publicationId())
                .flatMap(store::find)
                .filter(publication -> files.isWhole(publication.id()));
    }

    /** Feeds that were published and whose files are gone, such as after a restore: a backup has none. */
    public List<Long> withoutFiles() {
        return store.served().entrySet().stream()
                .filter(served -> !files.isWhole(served.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The one published before it. */
    public Optional<Publication> before(Publication publication) {
        return store.before(publication);
    }

    /** A try that found no definition to publish by, or could not write its file. */
    public Publication refuse(FeedRefusal refusal) {
        Instant now = clock.instant();
        long id = store.open(refusal.connectionId(), refusal.runId(), refusal.definition(), refusal.version(), now);
        Publication stopped = refusal.publication(id, now);
        stopped(stopped);
        return stopped;
    }

    long open(FeedOrder order, Instant now) {
        return store.open(
                order.connectionId(),
                order.runId(),
                order.definition().name(),
                order.definition().version(),
                now);
    }

    void remove(long id) {
        store.remove(id);
    }

    /** What a killed run left. */
    void removeUnfinished(long connectionId) throws SpoolFault {
        for (long id : store.unfinished(connectionId)) {
            files.remove(id);
            store.remove(id);
        }
    }

    /** From here on it is the one that partners get. */
    Publication published(Publication made, long gzipBytes) {
        Instant now = clock.instant();
        change(made.connectionId(), (tx, state) -> {
            store.write(tx, made);
            tx.createUpdate("UPDATE feed_publication SET gzip_bytes = :bytes WHERE id = :id")
                    .bind("bytes", gzipBytes)
                    .bind("id", made.id())
                    .execute();
            EventLog.write(tx, event(EventType.FEED_PUBLISHED, made, now));
            return state.upToDate(made.id(), now, now);
        });
        return store.find(made.id()).orElseThrow();
    }

    /** The same bytes are served already: what was found in them counts, and the file stays as it is. */
    Publication unchanged(Publication served, Publication made) {
        Instant now = clock.instant();
        change(served.connectionId(), (tx, state) -> {
            tx.createUpdate(
                            """
                            UPDATE feed_publication served JOIN (SELECT :products AS products, :failed AS failed,
                              :findings AS findings, :excluded AS excluded, :hits AS hits) made
                            SET served.products = made.products, served.failed = made.failed,
                                served.findings = made.findings, served.excluded = made.excluded,
                                served.hits = made.hits
                            WHERE served.id = :id
                            """)
                    .bind("products", made.products())
                    .bind("failed", made.failed())
                    .bind("findings", JsonText.of(made.findings()))
                    .bind("excluded", JsonText.of(made.excluded()))
                    .bind("hits", JsonText.of(made.hits()))
                    .bind("id", served.id())
                    .execute();
            return state.upToDate(served.id(), state.publishedAt(), now);
        });
        return store.find(served.id()).orElseThrow();
    }

    /** It is not published; an event tells it when the one before was not stopped by the same. */
    void stopped(Publication made) {
        Instant now = clock.instant();
        change(made.connectionId(), (tx, state) -> {
            store.write(tx, made);
            String before = Optional.ofNullable(state.stoppedId())
                    .flatMap(store::find)
                    .map(Publication::stopCode)
                    .orElse(null);
            if (!Objects.equals(before, made.stopCode())) {
                EventLog.write(tx, event(EventType.FEED_STOPPED, made, now));
            }
            return state.stoppedBy(made.id());
        });
    }

    /** The partner's server has it now. */
    public void pushed(long connectionId, long publication) {
        Instant now = clock.instant();
        change(connectionId, (tx, state) -> state.pushed(publication, now));
    }

    /** The partner's server did not take it. */
    public void notPushed(long connectionId, String why) {
        change(connectionId, (tx, state) -> state.notPushed(why));
    }

    private interface Change {
        FeedState of(Handle tx, FeedState state);
    }

    private void change(long connectionId, Change change) {
        transactions.run(tx -> {
            FeedState state = store.locked(tx, connectionId);
            store.write(tx, connectionId, change.of(tx, state));
            return null;
        });
    }

    private static NewEvent event(EventType type, Publication made, Instant now) {
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("publication", Long.toString(made.id()));
        changes.put("feed", made.definition());
        changes.put("items", made.items());
        changes.put("added", made.difference().added());
        changes.put("gone", made.difference().gone());
        changes.put("price", made.difference().price());
        changes.put("stock", made.difference().stock());
        if (made.stopCode() != null) {
            changes.put("code", made.stopCode());
            changes.put("why", made.why());
        }
        return NewEvent.of(type, made.connectionId(), made.connectionId(), now, changes);
    }
}
