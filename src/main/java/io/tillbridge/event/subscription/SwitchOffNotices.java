package io.tillbridge.event.subscription;

import io.tillbridge.connection.Secrets;
import io.tillbridge.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Notices that are owed since the hub switched subscriptions off. One that was claimed and not done is due again later. */
public final class SwitchOffNotices {
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private final Jdbi jdbi;
    private final SubscriptionStore store;
    private final Clock clock;

    public SwitchOffNotices(Database database, Secrets secrets, Clock clock) {
        this.jdbi = database.jdbi();
        this.store = new SubscriptionStore(jdbi, secrets);
        this.clock = clock;
    }

    /** Those that are due; nobody else gets them for a while. */
    public List<Subscription> claim() {
        Instant now = clock.instant();
        List<Long> due = jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM event_subscription WHERE notice_at <= :now")
                        .bind("now", now)
                        .mapTo(Long.class)
                        .list());
        return due.stream()
                .filter(id -> jdbi.withHandle(handle -> handle.execute(
                                "UPDATE event_subscription SET notice_at = ? WHERE id = ? AND notice_at <= ?",
                                now.plus(AGAIN),
                                id,
                                now))
                        == 1)
                .flatMap(id -> store.find(id).stream())
                .map(SubscriptionStore.Stored::subscription)
                .filter(it -> it.state() == SubscriptionState.SWITCHED_OFF)
                .toList();
    }

    public void done(long id) {
        jdbi.useHandle(handle -> handle.execute("UPDATE event_subscription SET notice_at = NULL WHERE id = ?", id));
    }
}
