package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor with a file for each product. */
@Tag("long")
class ManyFilesTest {
    private static final int FILES = 600;

    @TempDir
    private Path temp;

    @Test
    void aPullOfManySmallFilesSignsInOnceToListAndOnceToFetch() throws Exception {
        Path files = Files.createDirectories(temp.resolve("vendor"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(
                    files.resolve("p" + i + ".csv"), VendorHub.HEADER + "P-" + i + ",Lamp,Alder,12.50,6,en\n");
        }
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("hub/data"));
        try (SandboxVendor vendor = SandboxVendor.start(
                        temp.resolve("ssh"), 0, List.of(SandboxUser.withPassword("acme", "secret", files)));
                ChildHub hub = ChildHub.start(database)) {
            long connection = hub.connect(vendor, "acme");
            long before = vendor.faults().signInsTried();

            JsonNode run = hub.ended(hub.pull(connection), Duration.ofMinutes(10));

            assertThat(vendor.faults().signInsTried() - before).isEqualTo(2L);
            assertThat(run.at("/counters/created").asInt()).isEqualTo(FILES);
        }
    }
}
