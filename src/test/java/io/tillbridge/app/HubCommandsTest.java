package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.app.shell.CommandFault;
import io.tillbridge.app.shell.HubOperations.Check;
import io.tillbridge.app.shell.HubOperations.LoadedFile;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubCommandsTest {
    @TempDir
    private Path temp;

    private final HubCommands hub = new HubCommands();
    private Configuration configuration;
    private Path catalog;

    @BeforeEach
    void aDatabaseAndACatalogWithOneFaultyRow() throws IOException {
        DatabaseSettings database = TestDatabase.freshSettings(temp);
        Map<String, String> keys = Map.of(
                "data.dir", temp.resolve("data").toString(),
                "database.url", database.url(),
                "database.username", database.username(),
                "database.password", database.password());
        configuration = Configuration.read(new ConfigurationSources(Path.of(""), List.of(), Map.of(), keys));
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
                        new Check("database", true, configuration.text("database.url")),
                        new Check("kept files", true, temp.resolve("data/spool") + " takes files"));
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
}
