package io.tillbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQL of a route file may do, with an account of its own and without. */
class RouteRightsTest {
    @AutoClose
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM connection WHERE enabled",
                "SELECT connection_id, name FROM connection_secret",
                "SELECT id, state FROM customer_order",
                "SELECT d.id FROM delivery d LEFT JOIN run r ON r.id = d.id",
                "SELECT cause FROM v_alert_problem",
                "SELECT detail FROM alert",
                "SELECT id FROM v_due_catalog_pull",
                "SELECT id FROM v_due_catalog_load",
                "SELECT id FROM v_due_order_poll",
                "SELECT id FROM v_due_product_sync",
                "SELECT id FROM v_due_inventory_push",
                "SELECT id FROM v_due_shipment_push",
                "SELECT id FROM v_due_webhook_removal",
                "SELECT id FROM v_due_checkout_sync",
                "SELECT id FROM v_due_feed_publish",
                "SELECT id FROM v_due_checkout_removal",
            })
    void routesReadWhatTheirFlowsAreAbout(String query) {
        assertThatCode(() -> run(database.routesDataSource(), query)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM product",
                "UPDATE connection SET enabled = FALSE",
                "INSERT INTO warehouse (name) VALUES ('x')",
                "DROP TABLE product",
                "CREATE TABLE extra (id INT)",
                "SELECT sealed FROM connection_secret",
                "SELECT * FROM connection_secret",
                "SELECT * FROM person",
                "SELECT * FROM person_session",
                "SELECT * FROM api_key",
                "SELECT * FROM access_link",
                "SELECT * FROM one_time_secret",
                "SELECT * FROM alert_hook",
                "SELECT * FROM alert_message",
                "SELECT * FROM idempotent_answer",
                "SELECT * FROM audit",
                "GRANT SELECT ON person TO CURRENT_USER",
                "SELECT * FROM mysql.user",
            })
    void routesTouchNothingElse(String statement) {
        assertThatThrownBy(() -> run(database.routesDataSource(), statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("denied");
    }

    @Test
    void routesWriteInASchemaOfTheirOwn() throws SQLException {
        String address = database.address();
        String own = RouteRights.schema(address.substring(address.lastIndexOf('/') + 1));

        for (String statement : List.of(
                "CREATE TABLE " + own + ".seen (id BIGINT PRIMARY KEY)",
                "INSERT INTO " + own + ".seen SELECT 1",
                "DELETE FROM " + own + ".seen",
                "DROP TABLE " + own + ".seen")) {
            run(database.routesDataSource(), statement);
        }

        assertThat(own).endsWith("_routes");
    }

    @Test
    void withoutAnAccountOfTheirOwnRoutesOnlyRead(@TempDir Path dataDir) throws SQLException {
        try (Database one = Database.open(TestDatabase.freshSettings(dataDir))) {
            run(one.routesDataSource(), "SELECT id FROM connection");

            assertThatThrownBy(() -> run(one.routesDataSource(), "DELETE FROM product"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("READ ONLY transaction");
            run(one.dataSource(), "DELETE FROM product");
        }
    }

    private static void run(DataSource source, String statement) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement any = connection.createStatement()) {
            any.execute(statement);
        }
    }
}
