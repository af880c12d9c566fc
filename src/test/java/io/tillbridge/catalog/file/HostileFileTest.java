package io.tillbridge.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gigabytes that must not become memory: the tests' JVM has one. */
@Tag("long")
class HostileFileTest {
    private static final long TWO_GIB = 2L << 30;
    private static final ReadLimits LIMITS = ReadLimits.of(4L << 30, 8L << 30);

    @TempDir
    private Path folder;

    @Test
    void aSingleLineOfTwoGibibytes() throws IOException {
        Path file = filled("vendorSku,name", "x".repeat(1 << 20));

        assertThat(read(file).refusal())
                .contains("FILE_FORMAT line 1: The cell 2 of the record that starts on line 1 is longer");
    }

    @Test
    void aHeaderAndALineOfTwoGibibytesOfDelimiters() throws IOException {
        Path file = filled(Catalog.HEADER + "\n", ",".repeat(1 << 20));

        Catalog catalog = read(file);

        assertThat(catalog.rows()).hasSize(1);
        assertThat(catalog.rows().get(0).cells()).hasSize(6).containsOnly("");
    }

    @Test
    void aQuotedCellThatNeverEnds() throws IOException {
        Path file = filled(Catalog.HEADER + "\nA-1,\"", "x,\n".repeat(1 << 19));

        assertThat(read(file).refusedFor()).containsExactly(FindingCode.FILE_FORMAT);
    }

    @Test
    void twoGibibytesOfNulBytesBehindAHeader() throws IOException {
        Path file = Files.writeString(folder.resolve("sparse"), Catalog.HEADER + "\n");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), TWO_GIB);
        }

        assertThat(read(file).refusedFor()).containsExactly(FindingCode.FILE_FORMAT);
    }

    @Test
    void twoGibibytesOfBlankLines() throws IOException {
        Path file = filled(Catalog.HEADER + "\n", "\n".repeat(1 << 20));

        assertThat(read(file).refusedFor()).containsExactly(FindingCode.FILE_EMPTY);
    }

    @Test
    void aJsonTextThatNeverEnds() throws IOException {
        Path file = filled("[{\"name\":\"", "x".repeat(1 << 20));

        assertThat(read(file).refusedFor()).containsExactly(FindingCode.FILE_TRUNCATED);
    }

    @Test
    void aGzipBombOfAThousandfold() throws IOException {
        Path file = folder.resolve("bomb.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            byte[] zeros = (Catalog.ROW + "\n").repeat(1 << 15).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 2_000; i++) {
                out.write(zeros);
            }
        }

        Catalog catalog = Catalog.read(file, ReadLimits.of(4L << 30, 1L << 30), DialectChoice.auto(Catalog.shipped()));

        assertThat(catalog.refusedFor()).containsExactly(FindingCode.FILE_TOO_LARGE);
    }

    private Path filled(String start, String repeated) throws IOException {
        Path file = folder.resolve("hostile");
        byte[] block = repeated.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < TWO_GIB; written += block.length) {
                out.write(block);
            }
        }
        return file;
    }

    private static Catalog read(Path file) {
        return Catalog.read(file, LIMITS, DialectChoice.auto(Catalog.shipped()));
    }
}
