package io.tillbridge.till;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Shops, registers and employees of accounts as they were read last. One that is no longer shown counts as archived. */
public final class TillShops {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST = 64;
    private static final String IN_ORDER = " WHERE connection_id = ? ORDER BY LENGTH(remote_id), remote_id";

    private final Jdbi jdbi;
    private final Transactions transactions;

    public TillShops(Database database) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
    }

    public List<TillShop> shops(long connectionId) {
        return jdbi.withHandle(handle -> handle.select("SELECT * FROM till_shop" + IN_ORDER, connectionId)
                .map((row, context) -> new TillShop(
                        row.getString("remote_id"),
                        row.getString("name"),
                        row.getString("time_zone"),
                        row.getString("price_level"),
                        row.getBoolean("archived")))
                .list());
    }

    public List<TillRegister> registers(long connectionId) {
        return jdbi.withHandle(handle -> handle.select("SELECT * FROM till_register" + IN_ORDER, connectionId)
                .map((row, context) -> new TillRegister(
                        row.getString("remote_id"),
                        row.getString("shop_id"),
                        row.getString("name"),
                        row.getBoolean("archived")))
                .list());
    }

    public List<TillEmployee> employees(long connectionId) {
        return jdbi.withHandle(handle -> handle.select("SELECT * FROM till_employee" + IN_ORDER, connectionId)
                .map((row, context) ->
                        new TillEmployee(row.getString("remote_id"), row.getString("name"), row.getBoolean("archived")))
                .list());
    }

    /** When the shops were read last; empty: never. */
    public Optional<Instant> readAt(long connectionId) {
        return jdbi.withHandle(handle -> handle.select(
                        "SELECT MAX(read_at) AS at FROM till_shop WHERE connection_id = ?", connectionId)
                .map((row, context) -> Optional.ofNullable(UtcInstants.read(row, "at")))
                .one());
    }

    /** Replaces what is known by what was read; all of it, or nothing. */
    public void store(
            long connectionId,
            List<TillShop> shops,
            List<TillRegister> registers,
            List<TillEmployee> employees,
            Instant at) {
        transactions.run(tx -> {
            String when = UtcInstants.text(at);
            archive(tx, connectionId);
            PreparedBatch shop = batch(tx, "till_shop", "name, time_zone, price_level");
            shops.forEach(one -> shop.add(
                    connectionId,
                    one.id(),
                    cut(one.name(), LONGEST_NAME),
                    cut(one.timeZone(), LONGEST),
                    cut(one.priceLevel(), LONGEST),
                    one.archived(),
                    when));
            PreparedBatch register = batch(tx, "till_register", "shop_id, name");
            registers.forEach(one -> register.add(
                    connectionId, one.id(), one.shopId(), cut(one.name(), LONGEST_NAME), one.archived(), when));
            PreparedBatch employee = batch(tx, "till_employee", "name");
            employees.forEach(
                    one -> employee.add(connectionId, one.id(), cut(one.name(), LONGEST_NAME), one.archived(), when));
            shop.execute();
            register.execute();
            employee.execute();
            return null;
        });
    }

    private static void archive(Handle tx, long connectionId) {
        for (String table : List.of("till_shop", "till_register", "till_employee")) {
            tx.execute("UPDATE " + table + " SET archived = TRUE WHERE connection_id = ?", connectionId);
        }
    }

    private static PreparedBatch batch(Handle tx, String table, String columns) {
        String marks = "?, ".repeat(columns.split(",", -1).length);
        StringBuilder update = new StringBuilder();
        for (String column : (columns + ", archived, read_at").split(", ", -1)) {
            update.append(update.isEmpty() ? "" : ", ")
                    .append(column)
                    .append(" = VALUES(")
                    .append(column)
                    .append(")");
        }
        return tx.prepareBatch("INSERT INTO " + table + " (connection_id, remote_id, " + columns
                + ", archived, read_at) VALUES (?, ?, " + marks + "?, ?) ON DUPLICATE KEY UPDATE " + update);
    }

    private static String cut(String text, int most) {
        return ColumnText.fit(text, most);
    }
}
