package io.tillbridge.catalog.file;

import static io.tillbridge.catalog.file.Catalog.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.FindingCode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "%PDF-1.7 x~a PDF",
                "<!DOCTYPE html><html>~an HTML page",
                "  <HTML><body>404</body>~an HTML page",
                "<?xml version='1.0'?><p/>~XML",
            })
    void whatTheFileLooksLikeIsSaid(String content, String look) {
        Catalog catalog = Catalog.csv(content);

        assertThat(catalog.refusedFor()).containsExactly(FindingCode.FILE_FORMAT);
        assertThat(catalog.refusal()).contains("it looks like " + look + ".");
    }

    @Test
    void utf16WithoutMarkIsNamed() {
        Catalog catalog = Catalog.text(HEADER + "\nA-1,x,y,1,1,en\n", StandardCharsets.UTF_16LE);

        assertThat(catalog.refusal()).contains("text in UTF-16 without a byte order mark");
    }

    @Test
    void nulBytesInTheHeaderAreBinary() {
        assertThat(Catalog.csv("vendor\0Sku,name").refusal()).contains("it looks like binary data (NUL bytes).");
        assertThat(Catalog.read(new byte[100_000]).refusal()).contains("it looks like binary data (NUL bytes).");
    }

    @Test
    void nulBytesInACellAreLeftToTheRowsChecks() {
        Catalog catalog = Catalog.csv(HEADER, "A-1,Sh\0oe,Acme,1.00,0.50,en");

        assertThat(catalog.cell(1)).isEqualTo("Sh\0oe");
    }

    @Test
    void noiseIsRefusedWhateverItsBytes() {
        Random random = new Random(20);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[1 + random.nextInt(5000)];
            random.nextBytes(noise);

            assertThat(Catalog.read(noise).refusedFor()).hasSize(1);
        }
    }

    @Test
    void oneWordIsNoCsv() {
        assertThat(Catalog.csv("maintenance").refusal())
                .isEqualTo("FILE_FORMAT line 1: The first line holds no delimiter (comma, semicolon, tab or |), only"
                        + " \"maintenance\"; so this is no CSV. [Send CSV with a header line, or JSON.]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n\t\n", "\ufeff", "\ufeff\n", "[]", " [ ] "})
    void nothingIsEmpty(String content) {
        assertThat(Catalog.csv(content).refusedFor()).containsExactly(FindingCode.FILE_EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {HEADER, HEADER + "\n", HEADER + "\r\n\r\n  \r\n"})
    void aHeaderWithoutRowsIsEmpty(String content) {
        assertThat(Catalog.csv(content).refusal())
                .isEqualTo("FILE_EMPTY line 1: The file has no row. [Send the file again with its products.]");
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsRead() {
        byte[] file = (HEADER + "\n" + Catalog.ROW).getBytes(StandardCharsets.UTF_8);

        Catalog catalog = Catalog.read(file, ReadLimits.of(50, 1000));

        assertThat(catalog.refusal())
                .isEqualTo(
                        "FILE_TOO_LARGE line 1: The file has 74 bytes, the limit is 50. [Split the catalog into several files,"
                                + " or have catalog.max-file-size raised.]");
    }
}
