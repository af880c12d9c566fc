package io.tillbridge.catalog.load;

import io.tillbridge.storage.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many changes of each upload and kind may still be listed. For several threads. */
final class ChangeRoom {
    /** Of one upload and kind. */
    static final long MOST = 10_000;
    /** Stands for the upload of products that the whole delivery lacks. */
    static final long WHOLE_DELIVERY = 0;

    private final Map<Key, Long> taken = new HashMap<>();

    private record Key(long upload, ChangeKind kind) {}

    /**
     * Changes of one kind found in a chunk.
     *
     * @param granted how many of the counted ones may be listed
     */
    record Grant(long upload, ChangeKind kind, long counted, long granted) {
        boolean whole() {
            return granted == counted;
        }
    }

    /** What an earlier load of the delivery has listed counts, too. */
    static ChangeRoom of(Database database, long delivery) {
        ChangeRoom room = new ChangeRoom();
        database.jdbi().useHandle(handle -> handle.createQuery(
                        """
                        SELECT upload_id, kind, COUNT(*) AS listed FROM upload_change
                        WHERE delivery_id = :delivery GROUP BY upload_id, kind""")
                .bind("delivery", delivery)
                .map((row, context) -> room.taken.put(
                        new Key(row.getLong("upload_id"), ChangeKind.of(row.getString("kind"))), row.getLong("listed")))
                .list());
        return room;
    }

    synchronized Grant take(long upload, ChangeKind kind, long counted) {
        Key key = new Key(upload, kind);
        long used = taken.getOrDefault(key, 0L);
        long granted = Math.min(counted, Math.max(0, MOST - used));
        if (granted > 0) {
            taken.put(key, used + granted);
        }
        return new Grant(upload, kind, counted, granted);
    }

    /** They were not listed: their transaction did not come about. */
    synchronized void giveBack(List<Grant> grants) {
        for (Grant grant : new ArrayList<>(grants)) {
            taken.merge(new Key(grant.upload(), grant.kind()), -grant.granted(), Long::sum);
        }
    }
}
