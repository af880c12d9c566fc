package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.app.shell.CommandFault;
import io.tillbridge.app.shell.ExitCode;
import io.tillbridge.app.shell.HubOperations.Check;
import io.tillbridge.app.shell.HubOperations.LoadedFile;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubCommandsTest {
    @TempDir
    private Path temp;

    private final HubCommands hub = new HubCommands();
    private final Map<String, String> keys = new HashMap<>();
    private Configuration configuration;
    private Path catalog;

    @BeforeEach
    void aDatabaseAndACatalogWithOneFaultyRow() throws IOException {
        DatabaseSettings database = TestDatabase.freshSettings(temp);
        keys.putAll(Map.of(
                "data.dir", temp.resolve("data").toString(),
                "database.url", database.url(),
                "database.username", database.username(),
                "database.password", database.password()));
        configuration = with(Map.of());
        catalog = Files.writeString(
                temp.resolve("spring.csv"),
                """
                vendorSku,name,brand,msrp,defaultCost,language
                A-1,Lamp,Alder,12.50,6,en
                A-2,Chair,Alder,dear,6,en
                """);
    }

    @Test
    void aFileFromDiskIsLoadedThroughTheFlowOfAnUpload() throws Exception {
        LoadedFile loaded = hub.load(configuration, catalog, Optional.empty(), false, LoadProgress.silent());

        assertThat(loaded.connection()).isEqualTo("shell");
        assertThat(loaded.upload().state()).isEqualTo(UploadState.LOADED);
        assertThat(loaded.upload().summary().created()).isEqualTo(1);
        assertThat(loaded.upload().summary().findings()).containsExactly(Map.entry(FindingCode.MSRP_INVALID, 1L));
        assertThat(loaded.errorFile()).content().contains("MSRP_INVALID");
        assertThat(loaded.rejectedRows()).content().contains("A-2,Chair");
    }

    @Test
    void theSameFileAgainIsRecognised() throws Exception {
        hub.load(configuration, catalog, Optional.empty(), false, LoadProgress.silent());

        LoadedFile again = hub.load(configuration, catalog, Optional.of("shell"), false, LoadProgress.silent());

        assertThat(again.upload().state()).isEqualTo(UploadState.UNCHANGED);
    }

    @Test
    void anUnknownConnectionIsToldWithTheKnownOnes() {
        assertThatThrownBy(() -> hub.load(configuration, catalog, Optional.of("acme"), false, LoadProgress.silent()))
                .isInstanceOf(CommandFault.class)
                .hasMessage("--connection: expected the name or id of a connection, found 'acme'. There is none yet.");
    }

    @Test
    void checkTriesTheDatabaseAndTheFolderForFiles() throws Exception {
        assertThat(hub.check(configuration))
                .containsExactly(
                        Check.passed("database", configuration.text("database.url")),
                        Check.passed("kept files", temp.resolve("data/spool") + " takes files"));
    }

    @Test
    void checkTellsRefusedFromAwayAndShowsDisabledConnectionsWithoutCountingThem() throws Exception {
        hub.load(configuration, catalog, Optional.empty(), false, LoadProgress.silent());
        List<Check> checks;
        try (SandboxVendor vendor = SandboxVendor.start(
                temp.resolve("ssh"), 0, List.of(SandboxUser.withPassword("u", "secret", temp.resolve("files"))))) {
            try (HubCore core = HubCore.join(configuration)) {
                connection(core, "Unpinned", true, Map.of("port", vendor.port()));
                connection(core, "Wrong", true, Map.of("port", vendor.port(), "hostKey", vendor.hostKey()));
                connection(core, "Away", true, Map.of("port", 1, "hostKey", vendor.hostKey()));
                connection(core, "Off", false, Map.of("port", 1, "hostKey", vendor.hostKey()));
            }

            checks = hub.check(configuration);
        }

        assertThat(checks.stream().filter(check -> check.code() != ExitCode.DONE))
                .extracting(Check::name, Check::code, Check::counts)
                .containsExactly(
                        tuple("Unpinned: hostKey", ExitCode.WRONG_USE, true),
                        tuple("Wrong: signIn", ExitCode.WRONG_USE, true),
                        tuple("Away: reach", ExitCode.OUTSIDE_AWAY, true),
                        tuple("Off (disabled): reach", ExitCode.OUTSIDE_AWAY, false));
        assertThat(checks).contains(Check.passed("shell", "has no server: it takes the files of ./tillbridge load"));
    }

    /** The folder is the hub's own: nobody outside is away. */
    @Test
    void filesThatCannotBeKeptAreTheHubsOwnFault() throws IOException {
        try (Spool spool = Spool.open(temp.resolve("spool"))) {
            try (Stream<Path> all = Files.walk(temp.resolve("spool/work"))) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }

            Check check = HubCheck.keptFiles(spool, temp.resolve("spool"));

            assertThat(check.code()).isEqualTo(ExitCode.OUR_FAULT);
            assertThat(check.detail()).contains("cannot be used");
        }
    }

    @Test
    void whatIsWrongWithRoutesAndWithDialectsComesInOneListAtTheStart() throws IOException {
        Files.createDirectories(temp.resolve("dialects"));
        Files.writeString(temp.resolve("dialects/mine.yaml"), "nonsense: 1\n");
        Files.createDirectories(temp.resolve("routes"));
        Files.writeString(temp.resolve("routes/mine.camel.yaml"), "- nonsense: 1\n");
        Configuration faulty = with(Map.of(
                "catalog.dialects", temp.resolve("dialects").toString(),
                "routes.dir", temp.resolve("routes").toString()));

        assertThatThrownBy(() -> hub.start(faulty))
                .isInstanceOf(CommandFault.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining("mine.camel.yaml:1")
                .extracting(fault -> ((CommandFault) fault).exitCode())
                .isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void mistakesOfFeedDefinitionsAreFoundBeforeTheStart() throws IOException {
        Files.createDirectories(temp.resolve("feeds"));
        Files.writeString(temp.resolve("feeds/mine.yaml"), "name: mine\nnonsense: 1\n");

        assertThat(ShellValidation.faults(
                        with(Map.of("feeds.dir", temp.resolve("feeds").toString()))))
                .anyMatch(fault -> fault.startsWith("mine.yaml:2, nonsense: is no key here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.port",
                "management.port",
                "sandbox.port",
                "sandbox.ftp-port",
                "sandbox.https-port",
                "sandbox.shop-port"
            })
    void aPortThatIsTakenIsToldByItsKey(String key) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> ports = new HashMap<>(
                    Map.of("http.port", "0", "management.port", "0", "sandbox.port", "0", "sandbox.shop-port", "0"));
            ports.put("sandbox.enabled", "true");
            ports.put("sandbox.rows", "300");
            ports.put("schedule.enabled", "false");
            ports.put(key, Integer.toString(other.getLocalPort()));

            assertThatThrownBy(() -> hub.start(with(ports)))
                    .isInstanceOf(CommandFault.class)
                    .hasMessageContaining(key)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()))
                    .extracting(fault -> ((CommandFault) fault).exitCode())
                    .isEqualTo(ExitCode.WRONG_USE);
        }
    }

    @Test
    void anAddressThatIsNotThisMachinesIsToldByItsKey() {
        assertThatThrownBy(() -> hub.start(with(Map.of("management.host", "192.0.2.1"))))
                .isInstanceOf(CommandFault.class)
                .hasMessageStartingWith("management.host: expected an address of this machine, found 192.0.2.1 (");
    }

    @Test
    void runsAndReplaysAreAskedOfTheDatabase() throws Exception {
        assertThat(hub.runs(configuration, 10)).isEmpty();
        assertThat(hub.run(configuration, 1)).isEmpty();
        assertThatThrownBy(() -> hub.replay(configuration, 7))
                .isInstanceOf(CommandFault.class)
                .hasMessage("ID: there is no kept failure 7.");
    }

    @Test
    void theRoutesAndDialectsThatComeWithTheHubAreValid() {
        assertThat(hub.validate(configuration)).isEmpty();
    }

    private Configuration with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(keys);
        all.putAll(more);
        return Configuration.read(new ConfigurationSources(Path.of(""), List.of(), Map.of(), all));
    }

    private static void connection(HubCore core, String name, boolean enabled, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("host", "127.0.0.1", "path", "/", "username", "u"));
        settings.putAll(more);
        core.connections()
                .create(Map.of(
                        "kind",
                        SftpCatalog.NAME,
                        "name",
                        name,
                        "enabled",
                        enabled,
                        "settings",
                        settings,
                        "secrets",
                        Map.of("password", "wrong")));
    }
}
