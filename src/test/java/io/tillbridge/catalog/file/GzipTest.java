package io.tillbridge.catalog.file;

import static io.tillbridge.catalog.file.Catalog.HEADER;
import static io.tillbridge.catalog.file.Catalog.ROW;
import static io.tillbridge.catalog.file.Catalog.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.FindingCode;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GzipTest {
    private static final String TEXT = HEADER + "\n" + ROW + "\n";

    @Test
    void packedFilesAreReadWhateverTheirName() {
        Catalog catalog = Catalog.read(gzip(TEXT));

        assertThat(catalog.lines()).containsExactly("2: A-1|Shoe|Acme|10.00|5.00|en");
    }

    @Test
    void membersFollowEachOther() {
        Catalog catalog =
                Catalog.read(joined(gzip(HEADER + "\nA"), gzip("-1,Shoe,Acme,10.00,5.00,en\n"), new byte[512]));

        assertThat(catalog.lines()).containsExactly("2: A-1|Shoe|Acme|10.00|5.00|en");
    }

    @Test
    void headersWithNameCommentExtraAndChecksumAreReadOver() {
        byte[] plain = gzip(TEXT);
        byte[] header = {0x1f, (byte) 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};

        Catalog catalog = Catalog.read(joined(header, Arrays.copyOfRange(plain, 10, plain.length)));

        assertThat(catalog.rows()).hasSize(1);
    }

    @Test
    void aCutAtAnyByteIsSeen() {
        byte[] whole = joined(gzip(TEXT), gzip(ROW + "\n"));
        int firstMember = gzip(TEXT).length;

        for (int length = 2; length < whole.length; length++) {
            Catalog catalog = Catalog.read(Arrays.copyOf(whole, length));

            if (length != firstMember) {
                assertThat(catalog.refusedFor())
                        .as("cut after %d bytes", length)
                        .containsExactly(FindingCode.FILE_TRUNCATED);
            }
        }
    }

    @Test
    void aFlippedBitIsSeenOrWithoutEffect() {
        byte[] whole = gzip(HEADER + "\n" + (ROW + "\n").repeat(100));
        List<String> lines = Catalog.read(whole).lines();

        for (int at = 10; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Catalog catalog = Catalog.read(damaged);

            assertThat(!catalog.refusedFor().isEmpty() || catalog.lines().equals(lines))
                    .as("byte %d", at)
                    .isTrue();
        }
    }

    @Test
    void bytesBehindTheEndAreDamage() {
        Catalog catalog = Catalog.read(joined(gzip(TEXT), new byte[] {'x', 'y'}));

        assertThat(catalog.refusal())
                .isEqualTo(
                        "FILE_FORMAT line 1: The gzipped file is damaged: other bytes follow its end. [Pack the file again and"
                                + " send it again.]");
    }

    @Test
    void aBombStopsAtTheLimitOnTheUnpackedSize() {
        byte[] bomb = gzip(HEADER + "\n" + (ROW + "\n").repeat(1_000_000));

        Catalog catalog = Catalog.read(bomb, ReadLimits.of(1 << 20, 1 << 20));

        assertThat(catalog.refusal())
                .isEqualTo(
                        "FILE_TOO_LARGE line 1: The gzipped file unpacks to more than the limit of 1048576 bytes. [Split the"
                                + " catalog into several files, or have catalog.max-unpacked-size raised.]");
    }

    @Test
    void gzipInsideGzipIsNoCatalog() {
        byte[] twice = joined(gzip(TEXT));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream gzip = new java.util.zip.GZIPOutputStream(out)) {
            gzip.write(twice);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }

        assertThat(Catalog.read(out.toByteArray()).refusal()).contains("it looks like a gzip file packed once more.");
    }

    @Test
    void packedJsonIsRead() {
        Catalog catalog = Catalog.read(gzip("[{\"vendorSku\":\"A\"}]"));

        assertThat(catalog.cell(0)).isEqualTo("A");
    }

    @Test
    void bytesReadCountsPackedBytes() {
        byte[] packed = gzip(HEADER + "\n" + (ROW + "\n").repeat(100_000));

        Catalog catalog = Catalog.read(packed);

        assertThat(catalog.bytesRead()).isEqualTo(packed.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
