package io.tillbridge.catalog.file;

import static io.tillbridge.catalog.file.Catalog.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.FindingCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String TEXT = HEADER + "\nA-1,Café “Ünï” 日本 👟,Acme,1.00,0.50,en\n";

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff"})
    void utf8IsReadWithAndWithoutByteOrderMark(String mark) {
        Catalog catalog = Catalog.text(mark + TEXT, StandardCharsets.UTF_8);

        assertThat(catalog.cell(0)).isEqualTo("A-1");
        assertThat(catalog.cell(1)).isEqualTo("Café “Ünï” 日本 👟");
        assertThat(catalog.layout().headers()[0]).isEqualTo("vendorSku");
        assertThat(catalog.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16IsReadByItsByteOrderMark(String charset) {
        Catalog catalog = Catalog.text("\ufeff" + TEXT, Charset.forName(charset));

        assertThat(catalog.cell(1)).isEqualTo("Café “Ünï” 日本 👟");
        assertThat(catalog.layout().headers()[0]).isEqualTo("vendorSku");
        assertThat(catalog.warnings()).isEmpty();
    }

    @Test
    void aLongUtf16FileComesOutWhole() {
        String row = "A,👟日本é,Acme,1.00,0.50,en\n";

        Catalog catalog = Catalog.text("\ufeff" + HEADER + "\n" + row.repeat(20_000), StandardCharsets.UTF_16LE);

        assertThat(catalog.rows()).hasSize(20_000).allMatch(found -> found.cells()[1].equals("👟日本é"));
    }

    @Test
    void anythingElseIsReadAsWindows1252AndReported() {
        Catalog catalog = Catalog.text(HEADER + "\nA-1,Café “x” € ,Acme,1.00,0.50,en\n", WINDOWS_1252);

        assertThat(catalog.cell(1)).isEqualTo("Café “x” € ");
        assertThat(catalog.warnings())
                .containsExactly(
                        "FILE_ENCODING line 1: The file is neither UTF-8 nor UTF-16 with a byte order mark; it was"
                                + " read as Windows-1252. [Save the file as UTF-8.]");
    }

    @Test
    void oneWrongByteHarmsItsCellAndNoOtherAccent() {
        String utf8 = HEADER + "\n" + "A-1,Café,Acme,1.00,0.50,en\n".repeat(10_000);
        byte[] bytes = (utf8 + "A-2,Caf?,Acme,1.00,0.50,en\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - "?,Acme,1.00,0.50,en\n".length()] = (byte) 0xe9;

        Catalog catalog = Catalog.read(bytes);

        assertThat(catalog.cell(1)).isEqualTo("Café");
        assertThat(catalog.rows().get(10_000).cells()[1]).isEqualTo("Caf\ufffd");
        assertThat(catalog.warnings()).isEmpty();
        assertThat(catalog.layout().damaged()).isTrue();
    }

    @Test
    void charactersCutInHalfByTheReadersBuffersStayWhole() {
        for (int shift = 0; shift < 4; shift++) {
            String name = "x".repeat(shift) + "👟".repeat(40_000);

            Catalog catalog = Catalog.csv(HEADER, "A-1," + name + ",Acme,1.00,0.50,en");

            assertThat(catalog.cell(1)).isEqualTo(name);
            assertThat(catalog.warnings()).isEmpty();
        }
    }

    @Test
    void utf8IsToldFromItsLookalikes() {
        List<byte[]> lookalikes = List.of(
                bytes(0xc0, 0xaf),
                bytes(0xe0, 0x80, 0x80),
                bytes(0xed, 0xa0, 0x80),
                bytes(0xf4, 0x90, 0x80, 0x80),
                bytes(0xf5),
                bytes(0x80),
                bytes(0xe2, 0x82),
                bytes(0xff));

        for (byte[] lookalike : lookalikes) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes((HEADER + "\nA-1,").getBytes(StandardCharsets.UTF_8));
            file.writeBytes(lookalike);
            file.writeBytes(",Acme,1.00,0.50,en\n".getBytes(StandardCharsets.UTF_8));

            assertThat(Catalog.read(file.toByteArray()).warnings())
                    .as(Arrays.toString(lookalike))
                    .hasSize(1);
        }
    }

    @Test
    void utf8CutInsideACharacterIsTruncatedNotWindows1252() {
        byte[] whole = (HEADER + "\nA-1,Café,Acme,1.00,0.50,en\nA-2,日").getBytes(StandardCharsets.UTF_8);

        Catalog catalog = Catalog.read(Arrays.copyOf(whole, whole.length - 1));

        assertThat(catalog.refusedFor()).containsExactly(FindingCode.FILE_TRUNCATED);
        assertThat(catalog.refusal()).contains("The file ends inside a character of UTF-8.");
    }

    @Test
    void jsonInWindows1252IsReadAndReported() {
        Catalog catalog = Catalog.text("[{\"vendorSku\":\"A\",\"name\":\"Café\"}]", WINDOWS_1252);

        assertThat(catalog.cell(1)).isEqualTo("Café");
        assertThat(catalog.warnings()).hasSize(1);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
