package io.tillbridge.live;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the database twice a second for all readers of hints, and stops when nobody has read for a while: a hub that no
 * page is open on does none of it. It sees what every node of the hub did.
 */
public final class LiveWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long UNREAD = TimeUnit.SECONDS.toNanos(30);

    private final Jdbi database;
    private final Clock clock;
    private final LiveFeed feed = new LiveFeed();
    private boolean watching;
    private long readAt;

    public LiveWatch(Jdbi database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The place from which a reader gets what happens from now on. */
    public String begin() {
        read();
        return feed.end();
    }

    /** What came after a place. */
    public LiveFeed.Reading after(String place, Set<LiveTopic> topics) {
        read();
        return feed.after(place, topics);
    }

    private synchronized void read() {
        readAt = System.nanoTime();
        if (!watching) {
            // What happened since nobody watched is not known.
            feed.begin(UUID.randomUUID().toString());
            List<ChangeSource> sources = sources();
            // The sources take note before the reader goes on: it misses nothing of what comes right behind.
            look(sources);
            Thread thread = new Thread(() -> watch(sources), "live-watch");
            thread.setDaemon(true);
            watching = true;
            thread.start();
        }
    }

    private void watch(List<ChangeSource> sources) {
        while (isRead()) {
            LockSupport.parkNanos(PAUSE);
            look(sources);
        }
    }

    private synchronized boolean isRead() {
        watching = System.nanoTime() - readAt < UNREAD;
        return watching;
    }

    private void look(List<ChangeSource> sources) {
        List<Hint> hints = new ArrayList<>();
        try {
            database.useHandle(handle -> sources.forEach(source -> hints.addAll(source.changes(handle))));
        } catch (RuntimeException away) {
            LOG.debug("What changed is not known now", away);
        }
        // Also what was found before the database went away.
        feed.publish(hints);
    }

    private List<ChangeSource> sources() {
        return List.of(
                ActiveRows.runs(),
                ActiveRows.uploads(),
                new ChangedRows(LiveTopic.FAILURES, "failure", "last_at", clock),
                new ChangedRows(LiveTopic.LISTINGS, "listing", "updated_at", clock),
                new NewEvents(),
                new ConnectionStates(),
                new SmallTables());
    }
}
