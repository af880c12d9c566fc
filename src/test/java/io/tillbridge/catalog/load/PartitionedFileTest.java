package io.tillbridge.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionedFileTest {
    @Property(tries = 60)
    void eachPartitionGivesItsRecordsInOrderAndBackwards(@ForAll @IntRange(max = 9_000) int records)
            throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "tmp")), "partitions");
        try (PartitionedFile file = new PartitionedFile(folder.resolve("scratch"), 5)) {
            for (long i = 0; i < records; i++) {
                file.append((int) (i % 3), i, -i, i * 7, 1, 2);
            }

            for (int partition = 0; partition < 3; partition++) {
                List<Long> expected = new ArrayList<>();
                for (long i = partition; i < records; i += 3) {
                    expected.add(i);
                }
                assertThat(all(file.forwards(partition))).isEqualTo(expected);
                Collections.reverse(expected);
                assertThat(all(file.backwards(partition))).isEqualTo(expected);
            }
        }
    }

    @Test
    void aTableKeepsItsValuesWhileItGrows() {
        KeyTable table = new KeyTable(2);
        for (long key = 0; key < 50_000; key++) {
            table.set(table.place(key, -key), 1, key * 3);
        }

        for (long key = 0; key < 50_000; key++) {
            assertThat(table.get(table.place(key, -key), 1)).isEqualTo(key * 3);
        }
        table.clear();
        assertThat(table.entryFrom(0)).isNegative();
    }

    @Test
    void notesAboutARowAreMergedInItsOrder(@TempDir Path folder) throws IOException {
        try (PartitionedFile file = new PartitionedFile(folder.resolve("notes"), 2)) {
            for (long ordinal = 5_000; ordinal >= 0; ordinal--) {
                file.append((int) (ordinal % 256), ordinal * 2, 1);
                file.append((int) (ordinal % 256), ordinal * 2, 4);
            }

            MergedRuns merged = new MergedRuns(file);

            for (long ordinal = 0; ordinal <= 10_000; ordinal++) {
                assertThat(merged.noteOf(ordinal)).isEqualTo(ordinal % 2 == 0 ? 5 : 0);
            }
        }
    }

    private static List<Long> all(PartitionReader reader) throws IOException {
        List<Long> all = new ArrayList<>();
        while (reader.next()) {
            assertThat(reader.get(1)).isEqualTo(-reader.get(0));
            all.add(reader.get(0));
        }
        return all;
    }
}
