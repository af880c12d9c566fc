package io.tillbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCatalogsTest {
    @TempDir
    Path folder;

    @Test
    void eachStartMakesTheSameBytes() throws IOException {
        SandboxCatalogs.write(folder.resolve("one"), 500);
        SandboxCatalogs.write(folder.resolve("two"), 500);

        assertThat(hashes(folder.resolve("one")))
                .isEqualTo(hashes(folder.resolve("two")))
                .hasSize(18);
    }

    @Test
    void aFileThatAPersonChangedStaysAsItIs() throws IOException {
        SandboxCatalogs.write(folder, 500);
        Path catalog = folder.resolve(SandboxCatalogs.CLEAN).resolve("catalog.csv");
        Files.writeString(catalog, "mine");

        SandboxCatalogs.write(folder, 500);

        assertThat(catalog).hasContent("mine");
    }

    @Test
    void noSkuAndNoGtinComesTwiceInTheCleanRows() {
        GoodRows rows = new GoodRows("ABC");
        Set<String> seen = new HashSet<>();

        for (int n = 0; n < 20_000; n++) {
            String[] cells = rows.row(n);
            for (Cell cell : List.of(Cell.VENDOR_SKU, Cell.EAN, Cell.UPC, Cell.ITF14)) {
                String value = cells[cell.ordinal()];
                assertThat(value.isEmpty() || seen.add(value)).as(value).isTrue();
            }
        }
    }

    @Test
    void aLargeCatalogHasTheRowsAskedForAndThreeHundredTwentyBytesEach() throws IOException {
        Path file = folder.resolve("large.csv");

        SandboxCatalogs.large(file, 10_000, 0.02, 7);

        assertThat(Files.size(file) / 10_000).isBetween(300L, 340L);
        assertThat(Files.readAllLines(file)).hasSize(10_001);
    }

    @Test
    void theSameSeedMakesTheSameLargeCatalog() throws IOException {
        SandboxCatalogs.large(folder.resolve("a.csv"), 1_000, 0.5, 7);
        SandboxCatalogs.large(folder.resolve("b.csv"), 1_000, 0.5, 7);
        SandboxCatalogs.large(folder.resolve("c.csv"), 1_000, 0.5, 8);

        assertThat(Files.mismatch(folder.resolve("a.csv"), folder.resolve("b.csv")))
                .isNegative();
        assertThat(Files.mismatch(folder.resolve("a.csv"), folder.resolve("c.csv")))
                .isPositive();
    }

    private static Map<String, Integer> hashes(Path top) throws IOException {
        Map<String, Integer> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(top.relativize(file).toString(), java.util.Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }
}
