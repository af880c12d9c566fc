package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
    @TempDir
    private Path temp;

    @Test
    void aHubKeepsNothingInTheMachinesTemporaryFolder() throws Exception {
        Path machine = Files.createDirectory(temp.resolve("machine"));
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("hub/data"));

        try (ChildHub hub = ChildHub.start(database, Map.of("java.io.tmpdir", machine.toString()))) {
            assertThat(hub.get("/connections").path("items")).isEmpty();
            assertThat(names(machine)).isEmpty();
            assertThat(names(database.dataDir().resolve("tmp"))).hasSize(1);
        }
    }

    private static String[] names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }
}
