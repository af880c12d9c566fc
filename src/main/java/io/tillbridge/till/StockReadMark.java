package io.tillbridge.till;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Up to when the stock that an account shows was read. */
public final class StockReadMark {
    private final Jdbi jdbi;

    public StockReadMark(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Empty: never. */
    public Optional<Instant> of(long connectionId) {
        return jdbi.withHandle(
                handle -> handle.select("SELECT read_to FROM till_stock_read WHERE connection_id = ?", connectionId)
                        .map((row, context) -> UtcInstants.read(row, "read_to"))
                        .findOne());
    }

    /** All that changed before then was read. */
    public void move(long connectionId, Instant to) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO till_stock_read (connection_id, read_to) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE read_to = VALUES(read_to)",
                connectionId,
                UtcInstants.text(to)));
    }
}
