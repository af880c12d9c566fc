package io.tillbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path root;

    @Test
    void aKeptFileStandsUnderItsNumber() throws IOException {
        try (Spool spool = Spool.open(root)) {
            Spool.Draft draft = spool.keep(new ByteArrayInputStream(new byte[300_000]), 1_000_000);

            Path placed = spool.place(draft.path(), 7, "file");

            assertThat(placed).isEqualTo(root.resolve("7").resolve("file")).hasSize(300_000);
            assertThat(draft.size()).isEqualTo(300_000);
        }
    }

    @Test
    void readingStopsAtTheLimit() throws IOException {
        try (Spool spool = Spool.open(root)) {
            ByteArrayInputStream source = new ByteArrayInputStream(new byte[10_000_000]);

            assertThat(spool.keep(source, 1_000).size()).isGreaterThan(1_000);
            assertThat(source.available()).isPositive();
        }
    }

    @Test
    void leftoversOfAKilledProcessGoAndThoseOfALivingOneStay() throws IOException {
        Path killed = Files.createDirectories(root.resolve("work").resolve("killed"));
        Files.createFile(killed.resolve("lock"));
        Files.createFile(killed.resolve("1.part"));
        try (Spool living = Spool.open(root)) {
            Path unfinished = living.scratch();

            Spool.open(root).close();

            assertThat(killed).doesNotExist();
            assertThat(unfinished).exists();
        }
        try (Stream<Path> left = Files.list(root.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFullDiskIsSaidInPlainWords() {
        assertThatThrownBy(() -> {
                    try (FileOutputStream full = new FileOutputStream("/dev/full")) {
                        full.write(1);
                    } catch (IOException e) {
                        throw SpoolFault.of(Path.of("/spool/1.part"), e);
                    }
                })
                .isInstanceOfSatisfying(
                        SpoolFault.class, fault -> assertThat(fault.full()).isTrue())
                .hasMessage("The disk is full: no space is left for /spool/1.part."
                        + " Free some space, then start the work again.");
    }
}
