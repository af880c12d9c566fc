package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.run.Runs;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cancel ends a run that hangs at an outside system, long before any time-out does. */
class CancelledWaitTest {
    private static final Duration SOON = Until.STOP;
    private static final String HOST_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4mXh2rR1c7y0Jc1l2Cw1vJj1Q2sVw7l1r0m2m0nY5A";

    @TempDir
    private Path temp;

    private final List<Socket> sockets = new ArrayList<>();
    private ServerSocket silent;
    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> set = HubSettings.of(database);
        set.put("schedule.enabled", "false");
        set.put("failures.pause", "20ms");
        for (String timeout :
                List.of("cseries.connect", "cseries.read", "cseries.call", "vendor.connect", "vendor.read")) {
            set.put(timeout + "-timeout", "30m");
        }
        hub = Hub.start(HubSettings.read(set));
    }

    @AfterEach
    void close() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        silent.close();
        hub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "order-poll, cseries, answer",
        "product-sync, cseries, answer",
        "catalog-pull, sftp-catalog, answer",
        "catalog-pull, ftp-catalog, answer",
        "catalog-pull, https-catalog, answer",
        "order-poll, cseries, connect",
        "product-sync, cseries, connect",
        "catalog-pull, sftp-catalog, connect",
        "catalog-pull, ftp-catalog, connect",
        "catalog-pull, https-catalog, connect"
    })
    void aCancelReachesARunThatWaitsForAnAnswerOrAConnection(String job, String kind, String waitsFor)
            throws Exception {
        if (waitsFor.equals("connect")) {
            fillTheBacklog();
        }
        Connection connection = job.equals(Jobs.CATALOG_PULL) ? vendor(kind) : shop();
        Runs runs = hub.running().runs();
        Run run = runs.request(job, connection.id(), "api", false, false);
        if (waitsFor.equals("answer")) {
            sockets.add(silent.accept());
        }
        Until.within(
                SOON,
                "the run is under way",
                () -> runs.get(run.id()).orElseThrow().state() == RunState.RUNNING);

        runs.cancel(run.id());

        Until.within(
                SOON,
                "the run ends",
                () -> runs.get(run.id()).orElseThrow().state().over());
        Run over = runs.get(run.id()).orElseThrow();
        assertThat(over.state()).isEqualTo(RunState.CANCELLED);
        assertThat(over.error()).isNull();
    }

    /** Until the kernel takes no connection any more: the next one hangs. */
    private void fillTheBacklog() throws Exception {
        try {
            for (int i = 0; i < 10; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.connect(silent.getLocalSocketAddress(), 200);
            }
            throw new AssertionError("This kernel takes ten connections where two were asked for");
        } catch (java.net.SocketTimeoutException full) {
            // As it should be.
        }
    }

    private Connection shop() {
        long warehouse = new Warehouses(hub.core().database(), hub.core().clock())
                .create("Here")
                .id();
        return hub.core()
                .connections()
                .create(Map.of(
                        "kind",
                        CSeries.NAME,
                        "name",
                        "Shop",
                        "settings",
                        Map.of(
                                "baseUrl",
                                "http://127.0.0.1:" + silent.getLocalPort(),
                                "language",
                                "nl",
                                "orderSync",
                                true,
                                "productSync",
                                true,
                                "warehouses",
                                List.of(Long.toString(warehouse))),
                        "secrets",
                        Map.of("apiKey", "a".repeat(32), "apiSecret", "b".repeat(32))));
    }

    private Connection vendor(String kind) {
        Map<String, Object> settings =
                switch (kind) {
                    case "sftp-catalog" ->
                        Map.of(
                                "host", "127.0.0.1",
                                "port", silent.getLocalPort(),
                                "path", "/",
                                "username", "vera",
                                "hostKey", HOST_KEY);
                    case "ftp-catalog" ->
                        Map.of(
                                "host", "127.0.0.1",
                                "port", silent.getLocalPort(),
                                "path", "/",
                                "username", "vera");
                    default -> Map.of("url", "https://127.0.0.1:" + silent.getLocalPort() + "/a.csv");
                };
        return hub.core()
                .connections()
                .create(Map.of(
                        "kind", kind, "name", "Vendor", "settings", settings, "secrets", Map.of("password", "secret")));
    }
}
