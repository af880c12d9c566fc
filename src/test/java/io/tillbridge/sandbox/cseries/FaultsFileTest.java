package io.tillbridge.sandbox.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.cseries.ShopFault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that a person writes into a file. */
class FaultsFileTest {
    private final ShopFaults faults = new ShopFaults();

    @TempDir
    Path folder;

    @Test
    void eachLineIsAFaultAndItsCalls() throws IOException {
        Path file = folder.resolve("faults.txt");
        Files.writeString(file, "# a bad day\n\n503 GET orders/*\nslow:200 variants\nnonsense **\n");

        new FaultsFile(file, faults).look();

        assertThat(faults.take("GET", "orders/7")).contains(ShopFault.status(503));
        assertThat(faults.take("GET", "orders/7")).isPresent();
        assertThat(faults.take("PUT", "orders/7")).isEmpty();
        assertThat(faults.take("GET", "variants").map(ShopFault::kind)).contains(Kind.SLOW);
        assertThat(faults.take("GET", "products")).isEmpty();
    }

    @Test
    void whenTheFileGoesAllIsWellAgain() throws IOException {
        Path file = folder.resolve("faults.txt");
        FaultsFile read = new FaultsFile(file, faults);
        Files.writeString(file, "reset **");
        read.look();

        Files.delete(file);
        read.look();

        assertThat(faults.take("GET", "orders")).isEqualTo(Optional.empty());
    }
}
