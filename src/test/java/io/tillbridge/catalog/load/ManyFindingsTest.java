package io.tillbridge.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten million rows, each with a fault: one line of the error file for each, and a clear summary. */
@Tag("long")
class ManyFindingsTest {
    private static final int ROWS = 10_000_000;

    @Test
    void tenMillionFindingsAreTenMillionLines(@TempDir Path folder) throws IOException {
        try (CatalogTarget shop = new CatalogTarget(folder)) {
            shop.tuning = LoadTuning.usual();
            long delivery = shop.deliveries.open(shop.connection, "pull", null, shop.settings, false);
            shop.deliveries.receive(delivery, "wide.csv", 1 << 30, rows());
            shop.deliveries.received(delivery, true);

            Upload upload = shop.load(delivery).uploads().get(0);

            assertThat(upload.state()).isEqualTo(UploadState.REFUSED);
            assertThat(upload.summary().rejected()).isEqualTo(ROWS);
            assertThat(upload.summary().findings()).containsEntry(FindingCode.ROW_WIDTH, (long) ROWS);
            try (Stream<String> lines = Files.lines(shop.spool.file(upload.id(), ErrorFile.NAME))) {
                assertThat(lines.count()).isEqualTo(ROWS + 1);
            }
        }
    }

    /** The header, then ten million lines of one cell. */
    private static InputStream rows() {
        InputStream lines = new InputStream() {
            private long left = 2L * ROWS;

            @Override
            public int read() {
                return left == 0 ? -1 : left-- % 2 == 0 ? 'x' : '\n';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int read = 0;
                while (read < length && left > 0) {
                    bytes[offset + read++] = (byte) read();
                }
                return read == 0 && length > 0 ? -1 : read;
            }
        };
        return new SequenceInputStream(
                new java.io.ByteArrayInputStream(CatalogTarget.HEADER.getBytes(StandardCharsets.UTF_8)), lines);
    }
}
