package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.tillbridge.storage.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub with routes of a site's own. */
class CustomFlowsTest {
    @TempDir
    private Path temp;

    private final Map<String, String> set = new HashMap<>();
    private Path custom;

    @BeforeEach
    void shippedRoutes() throws Exception {
        Path routes = temp.resolve("routes");
        try (Stream<Path> all = Files.walk(Path.of("routes"))) {
            // Without the examples: the site begins with no files of its own.
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(Path.of("routes", "custom")))
                    .toList()) {
                Path copy = routes.resolve(Path.of("routes").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        custom = Files.createDirectories(routes.resolve("custom"));
        Files.writeString(
                custom.resolve("keys.yaml"),
                """
                custom.host:
                  type: host
                  default: 127.0.0.1
                  description: This machine
                custom.port:
                  type: port
                  default: "1"
                  description: A port without a server
                """);
        set.putAll(HubSettings.of(TestDatabase.freshSettings(temp.resolve("data"))));
        set.put("routes.dir", routes.toString());
        set.put("routes.reload", "true");
        set.put("schedule.enabled", "false");
    }

    @Test
    void aBrokenFlowLeavesTheHubUpAndItsHealthSaysWhichAndWhy() throws Exception {
        write("custom-bad", "uri: exec\nparameters:\n  executable: rm\n");
        write("custom-good", "uri: log\nparameters:\n  loggerName: custom\n");

        try (Hub hub = start()) {
            assertThat(health(hub))
                    .contains("\"status\":\"UP\"")
                    .doesNotContain("DOWN")
                    .contains("degraded")
                    .contains("custom-bad.camel.yaml")
                    .contains("foundexec");
            assertThat(hub.routeFiles().faults()).hasSize(1);
        }
    }

    @Test
    void sqlTakesNoConnectionThatShippedFlowsNeedAndHasLimits() throws Exception {
        for (int i = 0; i < 6; i++) {
            write(
                    "custom-sleep-" + i,
                    "uri: sql\nparameters:\n  query: SELECT SLEEP(3)\n  dataSource: \"#dataSource\"\n");
        }

        try (Hub hub = start()) {
            assertThat(hub.routeFiles().faults()).isEmpty();
            HikariPoolMXBean pool = Until.comes(
                    "a pool",
                    () -> java.util.Optional.ofNullable(
                            ((HikariDataSource) hub.core().database().customDataSource()).getHikariPoolMXBean()));
            Until.holds("four work", () -> pool.getActiveConnections() == 4 && pool.getThreadsAwaitingConnection() > 0);
            try (Connection shipped = hub.core().database().routesDataSource().getConnection()) {
                assertThat(shipped.isValid(1)).isTrue();
            }
            Until.holds("the work is done", () -> pool.getActiveConnections() == 0);
            try (Connection own = hub.core().database().customDataSource().getConnection();
                    var rows = own.createStatement()
                            .executeQuery("SELECT @@max_statement_time, @@idle_transaction_timeout")) {
                rows.next();
                assertThat(List.of(rows.getInt(1), rows.getInt(2))).containsExactly(60, 60);
            }
        }
    }

    @Test
    void aHubWithoutSuchFlowsOpensNoConnectionForThem() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Hub hub = start()) {
            HikariDataSource pool = (HikariDataSource) hub.core().database().customDataSource();

            assertThat(pool.getHikariPoolMXBean()).isNull();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("custom-clock") || name.contains("custom-routes"));
            assertThat(temp.resolve("data/route-files")).doesNotExist();
        }
    }

    @Test
    void aSealedSecretIsUsedAndStandsNowhere() throws Exception {
        try (SecretHunt hunt = SecretHunt.begin()) {
            String secret = hunt.hide("a secret of routes", "route/swordfish&7");
            try (HubCore core = HubCore.open(HubSettings.read(set))) {
                core.routeSecrets().set("mail", secret);
            }
            write(
                    "custom-mail",
                    "uri: smtp\nparameters:\n  host: \"{{custom.host}}\"\n  port: \"{{custom.port}}\"\n"
                            + "  username: \"{{custom.host}}\"\n  password: \"{{secret:mail}}\"\n  to: orders@shop\n");

            try (Hub hub = start()) {
                assertThat(hub.routeFiles().faults()).isEmpty();
                Until.holds("the mail failed", () -> metrics(hub)
                        .lines()
                        .anyMatch(line -> line.startsWith("camel_exchanges_failed_total")
                                && line.contains("routeId=\"custom-mail\"")
                                && !line.endsWith(" 0.0")));
                hunt.hear("metrics", metrics(hub));
                hunt.hear("health", health(hub));
                hunt.nothingIsIn(hub.core().database(), temp.resolve("data"));
            }
        }
    }

    /** Else whoever watches the hub restarts it for a partner's sake. */
    @Test
    void aPartnersServerThatIsAwayIsNoMatterOfTheHubsHealth() throws Exception {
        write("custom-inbox", "uri: log\nparameters:\n  loggerName: custom\n");
        Path file = custom.resolve("custom-inbox.camel.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("uri: timer", "uri: imap")
                        .replace(
                                "timerName: custom-inbox",
                                "host: \"{{custom.host}}\"\n        port: \"{{custom.port}}\"")
                        .replace("        delay: 1\n        repeatCount: 1\n", ""));

        try (Hub hub = start()) {
            assertThat(hub.routeFiles().faults()).isEmpty();
            assertThat(health(hub)).doesNotContain("consumer:custom-inbox").doesNotContain("DOWN");
        }
    }

    @Test
    void aMissingSecretIsAFindingOfItsRouteAlone() throws Exception {
        write("custom-mail", "uri: smtp\nparameters:\n  host: \"{{custom.host}}\"\n  password: \"{{secret:none}}\"\n");

        try (Hub hub = start()) {
            assertThat(hub.routeFiles().faults()).singleElement().satisfies(fault -> assertThat(fault.text())
                    .contains("[key] Expected the name of a secret that is set, found 'none'.")
                    .contains("Set it by ./tillbridge secret set none"));
        }
    }

    private Hub start() throws Exception {
        return Hub.start(HubSettings.read(set));
    }

    /** A route that works once, as soon as it runs. */
    private void write(String id, String step) throws Exception {
        Files.writeString(
                custom.resolve(id + ".camel.yaml"),
                """
                - route:
                    id: %s
                    group: custom
                    description: Work for the site
                    routeConfigurationId: failures
                    from:
                      uri: timer
                      parameters:
                        timerName: %s
                        delay: 1
                        repeatCount: 1
                      steps:
                        - to:
                            id: %s.step
                """
                                .formatted(id, id, id)
                        + step.indent(12));
    }

    private static String health(Hub hub) throws Exception {
        return get(hub.managementAddress() + "/observe/health").replaceAll("\\s+", "");
    }

    private static String metrics(Hub hub) throws Exception {
        return get(hub.managementAddress() + "/observe/metrics");
    }

    private static String get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }
}
