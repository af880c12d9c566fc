package io.tillbridge.retention;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** The audit, which is kept for ever unless its key says otherwise: a procedure of the tables' owner removes, not the hub. */
record ExpiredAuditEntries(Jdbi jdbi) implements RetentionPart {

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public long due(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM audit WHERE at < LEAST(:before, UTC_TIMESTAMP(6) - INTERVAL 365 DAY)")
                .bind("before", UtcInstants.text(before))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public long remove(Instant before, int most) {
        return jdbi.inTransaction(handle -> {
            handle.execute("CALL audit_remove(?, ?, @audit_entries)", UtcInstants.text(before), most);
            return handle.createQuery("SELECT COALESCE(@audit_entries, 0)")
                    .mapTo(Long.class)
                    .one();
        });
    }
}
