package io.tillbridge.catalog.load;

import static io.tillbridge.catalog.load.CatalogTarget.HEADER;
import static io.tillbridge.catalog.load.CatalogTarget.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a load, or somebody else writes into it. */
class AwayDatabaseTest {
    private static final Duration AWAY = Duration.ofSeconds(3);

    private RecordedStatements wire;
    private CatalogTarget shop;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        DatabaseSettings real = TestDatabase.freshSettings(folder.resolve("data"));
        int port = Integer.parseInt(real.url().replaceAll(".*:(\\d+)/.*", "$1"));
        wire = new RecordedStatements(port);
        String url = real.url().replace(":" + port + "/", ":" + wire.port() + "/");
        shop = new CatalogTarget(
                folder,
                Database.open(new DatabaseSettings(
                        url, real.username(), real.password(), real.dataDir(), real.poolSize(), real.bufferPool())));
    }

    @AfterEach
    void close() throws IOException {
        wire.mend();
        shop.close();
        wire.close();
    }

    @Test
    @Tag("long")
    void aDatabaseThatComesBackIsWaitedFor() throws IOException {
        shop.pulled(HEADER + rows(1, 60));
        long delivery = shop.pull(HEADER + rows(1, 30).replace("10.00", "20.00") + rows(31, 90));
        Cutter cutter = new Cutter(AWAY);

        LoadResult result = shop.load(delivery, cutter);

        assertThat(result.uploads().get(0).summary()).isEqualTo(new Summary(90, 30, 30, 30, 0, java.util.Map.of()));
        assertThat(shop.prices()).hasSize(90).containsEntry("S30", "20.0000").containsEntry("S90", "10.0000");
        assertThat(cutter.events).anyMatch(event -> event.startsWith("warn The database does not answer"));
        assertThat(cutter.events).contains("warn The database answers again; the load goes on.");
    }

    @Test
    @Tag("long")
    void aDatabaseThatStaysAwayEndsTheLoadUntilTheNextOne() throws IOException {
        shop.tuning = new LoadTuning(3, 1 << 20, 2, 2, Duration.ZERO, Duration.ofSeconds(1));
        long delivery = shop.pull(HEADER + rows(1, 60));

        assertThatThrownBy(() -> shop.load(delivery, new Cutter(Duration.ofHours(1))))
                .isInstanceOfSatisfying(
                        LoadFault.class, fault -> assertThat(fault.passing()).isTrue())
                .hasMessageStartingWith("The database did not answer for 1 seconds: ");
        wire.mend();

        assertThat(shop.deliveries.unfinished()).extracting(Delivery::id).containsExactly(delivery);
        assertThat(shop.load(delivery).uploads().get(0).summary().created()).isEqualTo(60);
        assertThat(shop.prices()).hasSize(60);
    }

    @Test
    void aProductThatAppearsDuringTheLoadIsNeitherDoubledNorLost() throws IOException {
        long delivery = shop.pull(HEADER + rows(1, 9));

        LoadResult result = shop.load(delivery, new Intruder());

        assertThat(result.state()).isEqualTo(DeliveryState.LOADED);
        assertThat(shop.query("SELECT COUNT(*) FROM product").get(0)).containsExactly("9");
        assertThat(shop.prices()).containsEntry("S5", "10.0000");
    }

    /** Pulls the cable when products are being written, and a while later puts it in again. */
    private final class Cutter implements LoadProgress {
        private final Duration away;
        private final List<String> events = new ArrayList<>();
        private long cutAt;
        private boolean loading;
        private int told;

        Cutter(Duration away) {
            this.away = away;
        }

        @Override
        public void step(String name) {
            loading = name.equals("load");
        }

        @Override
        public void rows(long rows, long bytesDone, long bytesTotal) {
            if (loading && cutAt == 0 && ++told == 5) {
                cutAt = System.nanoTime();
                wire.cut();
            } else if (cutAt != 0 && System.nanoTime() - cutAt > away.toNanos()) {
                wire.mend();
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void event(String level, String message) {
            events.add(level + " " + message);
        }
    }

    /** Another writer that has one of the SKUs already. */
    private final class Intruder implements LoadProgress {
        @Override
        public void step(String name) {
            if (name.equals("load")) {
                shop.database
                        .jdbi()
                        .useHandle(handle -> handle.execute(
                                """
                        INSERT INTO product (connection_id, vendor_sku, content_hash, name, brand, msrp, default_cost,
                          language, is_visible, created_at, updated_at)
                        VALUES (?, 'S5', 1, 'x', 'y', 1, 1, 'en', TRUE, NOW(6), NOW(6))""",
                                shop.connection));
            }
        }

        @Override
        public void rows(long rows, long bytesDone, long bytesTotal) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void event(String level, String message) {}
    }
}
