package io.tillbridge.retention;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The coverage ledger: old spans of a connection that touch or overlap become one. What was read, its gaps and the watermark
 * stay as they are; only the number of rows shrinks.
 */
record CoverageSpans(Jdbi jdbi) implements RetentionPart {
    private record Span(long id, long connection, Instant from, Instant to, long seen, long stored) {
        boolean reaches(Span next) {
            return connection == next.connection && !next.from.isAfter(to);
        }

        Span and(Span next) {
            Instant end = next.to.isAfter(to) ? next.to : to;
            return new Span(id, connection, from, end, seen + next.seen, stored + next.stored);
        }
    }

    @Override
    public String name() {
        return "coverage";
    }

    @Override
    public long due(Instant before) {
        return jdbi.withHandle(handle -> walk(handle, before, Long.MAX_VALUE, false));
    }

    @Override
    public long remove(Instant before, int most) {
        return jdbi.inTransaction(handle -> walk(handle, before, most, true));
    }

    /** How many spans became a part of the one before. */
    private static long walk(Handle handle, Instant before, long most, boolean write) {
        List<Span> spans = handle.createQuery(
                        """
                        SELECT id, connection_id, from_at, to_at, seen, stored FROM order_coverage
                        WHERE to_at < :before ORDER BY connection_id, from_at, id""")
                .bind("before", UtcInstants.text(before))
                .map((row, context) -> new Span(
                        row.getLong("id"),
                        row.getLong("connection_id"),
                        UtcInstants.read(row, "from_at"),
                        UtcInstants.read(row, "to_at"),
                        row.getLong("seen"),
                        row.getLong("stored")))
                .list();
        List<Long> joined = new ArrayList<>();
        Span whole = null;
        boolean grown = false;
        for (Span span : spans) {
            if (whole != null && whole.reaches(span) && joined.size() < most) {
                whole = whole.and(span);
                joined.add(span.id());
                grown = true;
            } else {
                write(handle, write && grown, whole);
                whole = span;
                grown = false;
            }
        }
        write(handle, write && grown, whole);
        if (write && !joined.isEmpty()) {
            handle.createUpdate("DELETE FROM order_coverage WHERE id IN (<joined>)")
                    .bindList("joined", joined)
                    .execute();
        }
        return joined.size();
    }

    private static void write(Handle handle, boolean grown, Span whole) {
        if (grown) {
            handle.createUpdate(
                            "UPDATE order_coverage SET to_at = :to, seen = :seen, stored = :stored, run_id = NULL WHERE id = :id")
                    .bind("id", whole.id())
                    .bind("to", UtcInstants.text(whole.to()))
                    .bind("seen", whole.seen())
                    .bind("stored", whole.stored())
                    .execute();
        }
    }
}
