package io.tillbridge.sandbox.cseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.sandbox.server.FaultsFile;
import io.tillbridge.sandbox.server.FaultLine;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.sandbox.server.ShopFault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void aFaultWithANumberPasses() throws IOException {
        read("404x2 GET orders/*\nslow:200x1 variants\n");

        assertThat(faults.take("GET", "orders/7")).contains(ShopFault.status(404));
        assertThat(faults.take("PUT", "orders/7")).isEmpty();
        assertThat(faults.take("GET", "orders/8")).contains(ShopFault.status(404));
        assertThat(faults.take("GET", "orders/9")).isEmpty();
        assertThat(faults.take("PUT", "variants").map(ShopFault::kind)).contains(Kind.SLOW);
        assertThat(faults.take("PUT", "variants")).isEmpty();
    }

    @Test
    void aFaultWithoutCallsMeetsAll() throws IOException {
        read("resetx1");

        assertThat(faults.take("DELETE", "webhooks/1").map(ShopFault::kind)).contains(Kind.RESET);
        assertThat(faults.take("DELETE", "webhooks/1")).isEmpty();
    }

    @Test
    void webHooksAreLostAndDoubled() throws IOException {
        read("lose-webhooks:2\ndouble-webhooks:1\n");

        assertThat(IntStream.range(0, 4).map(i -> faults.takeWebhook())).containsExactly(0, 0, 2, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense **|expected a fault, found 'nonsense'.",
                "304 GET orders|expected a fault, found '304'.",
                "503x GET orders|expected a fault, found '503x'.",
                "503:2 GET orders|expected a fault, found '503:2'.",
                "eat-webhooks:1|expected a fault, found 'eat-webhooks'.",
                "slow orders|expected milliseconds, such as slow:2000.",
                "lose-webhooks|expected how many webhooks and nothing else, such as lose-webhooks:2.",
                "lose-webhooks:1 orders|expected how many webhooks and nothing else, such as lose-webhooks:2.",
                "503 get orders|expected calls such as GET orders/*, found 'get orders'.",
                "503 GET|expected calls such as GET orders/*, found 'GET'."
            })
    void aWrongLineIsToldWithWhatIsExpected(String line, String told) {
        assertThatThrownBy(() -> FaultLine.put(line, faults))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Line '" + line + "': " + told + " A line is a fault (a status from 400,")
                .hasMessageEndingWith("or it is lose-webhooks:<n> or double-webhooks:<n>.");
        assertThat(faults.take("GET", "orders")).isEmpty();
    }

    private void read(String lines) throws IOException {
        Path file = folder.resolve("faults.txt");
        Files.writeString(file, lines);
        new FaultsFile(file, faults).look();
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
