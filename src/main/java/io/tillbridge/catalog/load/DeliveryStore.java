package io.tillbridge.catalog.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.MissingCost;
import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Deliveries in the database. */
public final class DeliveryStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;

    public DeliveryStore(Database database) {
        this.jdbi = database.jdbi();
    }

    long insert(long connectionId, String source, Long runId, CatalogSettings settings, boolean forced, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO delivery (connection_id, source, run_id, state, forced, settings, received_at)
                        VALUES (:connection, :source, :run, :state, :forced, :settings, :now)""")
                .bind("connection", connectionId)
                .bind("source", source)
                .bind("run", runId)
                .bind("state", DeliveryState.RECEIVING.text())
                .bind("forced", forced)
                .bind("settings", json(settings))
                .bind("now", UtcInstants.text(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    public Optional<Delivery> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM delivery WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> delivery(row))
                .findOne());
    }

    /** Deliveries whose bytes are kept and whose load is still to be done or finished, oldest first. */
    public List<Delivery> unfinished() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM delivery WHERE state IN ('received', 'loading') ORDER BY id")
                .map((row, context) -> delivery(row))
                .list());
    }

    /** As {@link #unfinished()}, of one connection, older than a delivery. */
    List<Delivery> unfinishedBefore(Delivery delivery) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT * FROM delivery
                        WHERE connection_id = :connection AND id < :id AND state IN ('received', 'loading')
                        ORDER BY id""")
                .bind("connection", delivery.connectionId())
                .bind("id", delivery.id())
                .map((row, context) -> delivery(row))
                .list());
    }

    /** Deliveries that were being received; their run, if it is dead, will not receive the rest. */
    public List<Delivery> receiving() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM delivery WHERE state = 'receiving' ORDER BY id")
                        .map((row, context) -> delivery(row))
                        .list());
    }

    /** The last other delivery of the connection that wrote, or began to write, products. */
    Optional<Delivery> lastPlannedBeside(Delivery delivery) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT * FROM delivery
                        WHERE connection_id = :connection AND id <> :id AND planned
                        ORDER BY finished_at IS NULL DESC, finished_at DESC, id DESC LIMIT 1""")
                .bind("connection", delivery.connectionId())
                .bind("id", delivery.id())
                .map((row, context) -> delivery(row))
                .findOne());
    }

    /** With its uploads. */
    void delete(long id) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM delivery WHERE id = ?", id));
    }

    /** All its bytes are kept, or could not be had. */
    void received(long id, boolean complete) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE delivery SET state = 'received', complete = :complete
                        WHERE id = :id AND state = 'receiving'""")
                .bind("id", id)
                .bind("complete", complete)
                .execute());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        long run = row.getLong("run_id");
        Long runId = row.wasNull() ? null : Long.valueOf(run);
        return new Delivery(
                row.getLong("id"),
                row.getLong("connection_id"),
                row.getString("source"),
                runId,
                DeliveryState.of(row.getString("state")),
                row.getBoolean("complete"),
                row.getBoolean("forced"),
                settings(row.getString("settings")),
                row.getBoolean("planned"),
                UtcInstants.read(row, "received_at"),
                UtcInstants.read(row, "finished_at"));
    }

    private static String json(CatalogSettings settings) {
        return JSON.createObjectNode()
                .put("dialect", settings.dialect())
                .put("country", settings.country())
                .put("brand", settings.brand())
                .put("language", settings.language())
                .put(
                        "missingCost",
                        settings.missingCost() == null
                                ? ""
                                : settings.missingCost().text())
                .put("blankCells", settings.blankCells().text())
                .put("missingProducts", settings.missingProducts().text())
                .put("maxDropPercent", settings.maxDropPercent())
                .toString();
    }

    private static CatalogSettings settings(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return new CatalogSettings(
                    node.path("dialect").asText(),
                    node.path("country").asText(),
                    node.path("brand").asText(),
                    node.path("language").asText(),
                    MissingCost.of(node.path("missingCost").asText()),
                    BlankCells.valueOf(node.path("blankCells").asText().toUpperCase(Locale.ROOT)),
                    MissingProducts.valueOf(
                            node.path("missingProducts").asText().toUpperCase(Locale.ROOT)),
                    node.path("maxDropPercent").asInt());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("The settings of a delivery in the database cannot be read: " + json, e);
        }
    }
}
