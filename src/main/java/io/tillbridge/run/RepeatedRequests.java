package io.tillbridge.run;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Jobs that are asked for while they are queued or running. A run that has not begun answers; a run under way may have
 * passed over what it is asked for, and a dry run or a replay does other work, so a run of its own follows those.
 */
final class RepeatedRequests {
    private RepeatedRequests() {}

    /** @return false when no run of that job is queued or running */
    static boolean note(Handle tx, String job, long connectionId) {
        Optional<Long> active = tx.createQuery("SELECT id FROM run WHERE active_key = ? FOR UPDATE")
                .bind(0, job + ":" + connectionId)
                .mapTo(Long.class)
                .findOne();
        active.ifPresent(id -> tx.execute(
                "UPDATE run SET asked_again = TRUE WHERE id = ?"
                        + " AND (state = 'running' OR dry_run OR replays IS NOT NULL)",
                id));
        return active.isPresent();
    }

    /** What is to follow a run that was closed in this transaction. */
    static Optional<RunRequest> of(Handle tx, long id) {
        return tx.createQuery("SELECT job, connection_id FROM run WHERE id = ? AND asked_again")
                .bind(0, id)
                .map((row, context) -> new RunRequest(
                        row.getString("job"), row.getLong("connection_id"), "schedule", false, false, null, null))
                .findOne();
    }

    /** A run that takes up a dead one's work answers what was asked of it, unless it is a dry run or a replay, too. */
    static void carry(Handle tx, long dead, long id) {
        tx.execute(
                "UPDATE run n JOIN run d ON d.id = ? SET n.asked_again = d.asked_again"
                        + " WHERE n.id = ? AND (n.dry_run OR n.replays IS NOT NULL)",
                dead,
                id);
    }
}
