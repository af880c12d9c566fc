package io.tillbridge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedColumnTest {
    /** A table that the change of the master key passes over would be lost by it. */
    @Test
    void everySealedColumnOfTheDatabaseIsKnown() {
        try (Database database = TestDatabase.fresh()) {
            List<String> found = database.jdbi().withHandle(handle -> handle.createQuery(
                            """
                            SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
                            WHERE table_schema = DATABASE() AND column_name LIKE '%sealed%'
                            """)
                    .mapTo(String.class)
                    .list());

            assertThat(SealedColumn.ALL)
                    .extracting(column -> column.table() + "." + column.column())
                    .containsAll(found)
                    .contains("idempotent_answer.body");
        }
    }
}
