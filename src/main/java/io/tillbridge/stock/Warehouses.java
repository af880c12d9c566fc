package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The places where goods lie. */
public final class Warehouses {
    private static final int LONGEST_NAME = 255;
    private static final ListColumns COLUMNS =
            ListColumns.of("id", false, "created_at", "updated_at").by("name", "name");

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    public Warehouses(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * A new one.
     *
     * @param name 1 to 255 characters; blanks around it do not count
     * @throws CallerFault CONFLICT: another one has it
     * @throws CallerFault INVALID: it is blank or too long
     */
    public Warehouse create(String name) {
        String checked = checked(name);
        Instant now = now();
        return named(
                checked,
                () -> transactions.run(handle -> {
                    long id = handle.createUpdate(
                                    "INSERT INTO warehouse (name, created_at, updated_at) VALUES (:name, :now, :now)")
                            .bind("name", checked)
                            .bind("now", now)
                            .executeAndReturnGeneratedKeys("id")
                            .mapTo(Long.class)
                            .one();
                    return find(handle, id).orElseThrow();
                }));
    }

    public Optional<Warehouse> find(long id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    /**
     * Oldest first.
     *
     * @param after id of the last one of the page before; 0 for the first page
     */
    public List<Warehouse> list(long after, int limit) {
        return list(ListWindow.after(after, limit));
    }

    public List<Warehouse> list(ListWindow window) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM warehouse WHERE TRUE" + COLUMNS.page(window))
                .bindMap(window.bound())
                .map(Warehouses::warehouse)
                .list());
    }

    /**
     * Gives it another name.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN: there is no such warehouse
     * @throws CallerFault STALE: its version is another
     * @throws CallerFault CONFLICT: another one has the name
     */
    public Warehouse rename(long id, String name, Long expectedVersion) {
        String checked = checked(name);
        return named(
                checked,
                () -> transactions.run(handle -> {
                    int renamed = handle.createUpdate(
                                    """
                                    UPDATE warehouse SET name = :name, version = version + 1, updated_at = :now
                                    WHERE id = :id AND (:version IS NULL OR version = :version)""")
                            .bind("id", id)
                            .bind("name", checked)
                            .bind("version", expectedVersion)
                            .bind("now", now())
                            .execute();
                    Warehouse warehouse = find(handle, id).orElseThrow(() -> CallerFault.unknown("warehouse " + id));
                    if (renamed == 0) {
                        throw CallerFault.stale("Warehouse " + id, expectedVersion);
                    }
                    return warehouse;
                }));
    }

    private static Warehouse named(String name, Supplier<Warehouse> written) {
        try {
            return written.get();
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                throw CallerFault.conflict(
                        "name-taken",
                        "Warehouse \"" + name + "\": expected a name of its own, found another warehouse of that name. "
                                + "Choose another name.");
            }
            throw e;
        }
    }

    private static String checked(String name) {
        String text = name == null ? "" : name.strip();
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > LONGEST_NAME) {
            throw StockFaults.outOfRange(
                    "name", "name: expected 1 to " + LONGEST_NAME + " characters, found " + length + ".");
        }
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Warehouse> find(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM warehouse WHERE id = :id")
                .bind("id", id)
                .map(Warehouses::warehouse)
                .findOne();
    }

    private static Warehouse warehouse(ResultSet row, StatementContext context) throws SQLException {
        return new Warehouse(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("version"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"));

}
}
