package io.tillbridge.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The reader of gzip members of our own agrees with a kept one on every file that is whole, and on damage inside. */
class GzipAgainstCommonsCompressTest {
    @Property(tries = 500)
    void wholeFilesReadTheSame(@ForAll("members") List<byte[]> members) throws IOException {
        byte[] packed = packed(members);

        assertThat(ours(packed)).isEqualTo(theirs(packed));
    }

    @Property(tries = 2000)
    void everyDamagedHeaderThatTheOtherReaderRefusesIsRefused(
            @ForAll("members") List<byte[]> members, @ForAll @IntRange(max = 9) int where, @ForAll byte change)
            throws IOException {
        damageThatTheOtherReaderSeesIsSeen(members, where, change);
    }

    @Property(tries = 500)
    void damageThatTheOtherReaderSeesIsSeen(
            @ForAll("members") List<byte[]> members, @ForAll @IntRange(max = 1 << 20) int where, @ForAll byte change)
            throws IOException {
        byte[] packed = packed(members);
        packed[where % packed.length] ^= change;
        byte[] expected;
        try {
            expected = theirs(packed);
        } catch (IOException seen) {
            expected = null;
        }

        byte[] found;
        try {
            found = ours(packed);
        } catch (FileFault seen) {
            found = null;
        }

        assertThat(found == null || Arrays.equals(found, expected))
                .as("a file read that the other reader refuses, or read otherwise")
                .isTrue();
    }

    @Provide
    Arbitrary<List<byte[]>> members() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(400)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static byte[] packed(List<byte[]> members) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (byte[] member : members) {
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(member);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] ours(byte[] packed) throws IOException {
        try (InputStream in = new GzipMembers(new ByteArrayInputStream(packed), Long.MAX_VALUE)) {
            return in.readAllBytes();
        }
    }

    private static byte[] theirs(byte[] packed) throws IOException {
        try (InputStream in = GzipCompressorInputStream.builder()
                .setInputStream(new ByteArrayInputStream(packed))
                .setDecompressConcatenated(true)
                .get()) {
            return in.readAllBytes();
        }
    }
}
