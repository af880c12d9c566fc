package io.tillbridge.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor may have a file for each product: what a file costs counts thousands of times. */
class SmallFileMemoryTest {
    private static final long MOST_BYTES = 200_000;

    @TempDir
    private Path folder;

    @Test
    void aFileOfOneRowAllocatesNoBuffersOfALargeOne() throws Exception {
        Path file = Files.writeString(folder.resolve("one.csv"), Catalog.HEADER + "\n" + Catalog.ROW + "\n");
        DialectChoice choice = DialectChoice.auto(Catalog.shipped());
        // Classes and tables that are made once.
        Catalog.read(file, Catalog.LIMITS, choice);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Catalog catalog = Catalog.read(file, Catalog.LIMITS, choice);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(catalog.rows()).hasSize(1);
        assertThat(allocated).isLessThan(MOST_BYTES);
    }

    @Test
    void aFileLargerThanTheFirstBufferIsReadWhole() {
        String rows = (Catalog.ROW + "\n").repeat(5_000);

        Catalog catalog = Catalog.csv(Catalog.HEADER, rows.strip());

        assertThat(catalog.rows()).hasSize(5_000);
    }
}
