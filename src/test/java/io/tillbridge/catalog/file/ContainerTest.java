package io.tillbridge.catalog.file;

import static io.tillbridge.catalog.file.Catalog.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every encoding in every container, and what is refused of them. */
class ContainerTest {
    private static final String NAME = "Café Ünï";
    private static final String OBJECT =
            "{\"vendorSku\":\"A-1\",\"name\":\"" + NAME + "\",\"brand\":\"b\",\"msrp\":1,\"language\":\"en\"}";

    private enum Packing {
        PLAIN,
        GZIP,
        GZIP_OF_MEMBERS,
        ZIP;

        byte[] pack(byte[] bytes) throws IOException {
            return switch (this) {
                case PLAIN -> bytes;
                case GZIP -> gzip(bytes);
                case GZIP_OF_MEMBERS -> {
                    ByteArrayOutputStream members = new ByteArrayOutputStream();
                    members.writeBytes(gzip(Arrays.copyOf(bytes, 1)));
                    members.writeBytes(gzip(Arrays.copyOfRange(bytes, 1, bytes.length)));
                    yield members.toByteArray();
                }
                case ZIP -> zip("folder/", "", "folder/catalog.any", new String(bytes, StandardCharsets.ISO_8859_1));
            };
        }
    }

    static List<Arguments> everyEncodingInEveryContainer() {
        List<Arguments> all = new ArrayList<>();
        for (Packing packing : Packing.values()) {
            for (String charset : List.of("UTF-8", "UTF-8 marked", "UTF-16LE", "UTF-16BE", "windows-1252")) {
                all.add(Arguments.of(packing, charset, HEADER + "\nA-1," + NAME + ",b,1,1,en\n"));
                all.add(Arguments.of(packing, charset, "[" + OBJECT + "]"));
                all.add(Arguments.of(packing, charset, OBJECT + "\n" + OBJECT + "\n"));
                all.add(Arguments.of(packing, charset, "{\"items\":[" + OBJECT + "]}"));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource
    void everyEncodingInEveryContainer(Packing packing, String encoding, String text) throws IOException {
        Charset charset = Charset.forName(encoding.replace(" marked", ""));
        String marked = encoding.contains("UTF-16") || encoding.contains("marked") ? "\ufeff" + text : text;

        Catalog catalog = Catalog.read(packing.pack(marked.getBytes(charset)));

        assertThat(catalog.refusal()).isEmpty();
        assertThat(catalog.cell(0)).isEqualTo("A-1");
        assertThat(catalog.cell(1)).isEqualTo(NAME);
        assertThat(catalog.warnings()).hasSize(encoding.startsWith("win") ? 1 : 0);
    }

    @Test
    void leftoversOfFileManagersInAZipAreNoFiles() throws IOException {
        byte[] zip = zip("catalog.csv", HEADER + "\nA-1,x,y,1,1,en\n", "__MACOSX/._catalog.csv", "x", ".DS_Store", "y");

        assertThat(Catalog.read(zip).lines()).containsExactly("2: A-1|x|y|1|1|en");
    }

    @Test
    void aZipOfSeveralFilesSaysWhatLiesInIt() throws IOException {
        assertThat(Catalog.read(zip("a.csv", HEADER, "b.csv", HEADER)).refusal())
                .startsWith(
                        "FILE_FORMAT line 1: The zip archive must hold exactly one catalog; it holds 2 files: \"a.csv\","
                                + " \"b.csv\".");
        assertThat(Catalog.read(zip("folder/", "")).refusal()).contains("The zip archive holds no file.");
        assertThat(Catalog.read(zip("a.pdf", "%PDF-1.7 x")).refusal())
                .contains("The packed file is neither delimited text nor JSON; it looks like a PDF.");
    }

    @Test
    void aZipThatIsCutOrUnpacksToTooMuchIsRefused() throws IOException {
        byte[] zip = zip("a.csv", HEADER + "\n" + "A-1,x,y,1,1,en\n".repeat(10_000));

        assertThat(Catalog.read(Arrays.copyOf(zip, zip.length / 2)).refusedFor())
                .containsExactly(FindingCode.FILE_TRUNCATED);
        assertThat(Catalog.read(zip, ReadLimits.of(1 << 20, 100_000)).refusedFor())
                .containsExactly(FindingCode.FILE_TOO_LARGE);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Names and contents by turns; contents are bytes as ISO 8859-1 says them. */
    static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndContents[i]));
                out.write(namesAndContents[i + 1].getBytes(StandardCharsets.ISO_8859_1));
                out.closeEntry();
            }
        }
        return packed.toByteArray();
    }
}
