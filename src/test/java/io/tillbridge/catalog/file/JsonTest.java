package io.tillbridge.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final String OBJECT =
            "{\"vendorSku\":\"A\",\"name\":\"n\",\"brand\":\"b\",\"msrp\":1.50,\"defaultCost\":1,\"language\":\"en\"}";

    @Test
    void eachObjectIsARowInCanonicalColumns() {
        Catalog catalog = Catalog.csv("[" + OBJECT + "]");

        assertThat(catalog.layout().headers())
                .startsWith("vendorSku", "name", "brand", "msrp")
                .contains("googleCategory");
        assertThat(catalog.layout().indexOf(Column.GTIN)).isEqualTo(-1);
        assertThat(catalog.rows().get(0).cells()).hasSize(24).startsWith("A", "n", "b", "1.50", "1", "en", "", "");
        assertThat(catalog.delimiter()).isEqualTo(',');
    }

    @Test
    void theLineIsThatOfTheOpeningBrace() {
        Catalog catalog = Catalog.csv("[", OBJECT + ", {", "\"vendorSku\":", "\"B\"}", ",", OBJECT, ", 7]");

        assertThat(catalog.rows()).extracting(RawRow::line).containsExactly(2L, 2L, 6L, 7L);
    }

    @Test
    void scalarsAreTakenAsTheirTextAndNullAsBlank() {
        Catalog catalog = Catalog.csv("[{\"vendorSku\":12.50,\"name\":true,\"brand\":null,\"msrp\":1e3,\"size\":-0}]");

        assertThat(catalog.rows().get(0).cells())
                .startsWith("12.50", "true", "", "1e3", "")
                .contains("-0");
    }

    @Test
    void imagesMayBeAnArrayOfTexts() {
        Catalog catalog =
                Catalog.csv("[{\"vendorSku\":\"A\",\"images\":[\"u1\",\"u2\"]},{\"Images\":[]},{\"images\":\"u3\"}]");

        int images = catalog.layout().indexOf(Column.IMAGES);
        assertThat(catalog.rows()).extracting(row -> row.cells()[images]).containsExactly("u1 u2", "", "u3");
        assertThat(catalog.malformed()).containsOnlyNulls();
    }

    @Test
    void otherNestingIsMalformedAndKeepsTheSku() {
        Catalog catalog = Catalog.csv(
                "[{\"name\":{\"en\":\"x\"},\"vendorSku\":\"A\"},{\"vendorSku\":\"B\",\"images\":[\"u\",[1]]},"
                        + "{\"vendorSku\":\"C\",\"other\":[{}]},{\"vendorSku\":\"D\"}]");

        assertThat(catalog.malformed())
                .containsExactly(
                        "\"name\" must hold a single value; it holds an object.",
                        "An array of images must hold texts only; this one holds an array.",
                        null,
                        null);
        assertThat(catalog.rows()).extracting(row -> row.cells()[0]).containsExactly("A", "B", "C", "D");
    }

    @Test
    void anElementThatIsNoObjectIsMalformed() {
        Catalog catalog = Catalog.csv("[7, \"x\", null, true, [1,[2]], " + OBJECT + "]");

        assertThat(catalog.malformed())
                .containsExactly(
                        "A product must be an object; this element is a number.",
                        "A product must be an object; this element is a text.",
                        "A product must be an object; this element is null.",
                        "A product must be an object; this element is true or false.",
                        "A product must be an object; this element is an array.",
                        null);
    }

    @Test
    void aKeyTwiceInOneObjectIsMalformed() {
        Catalog catalog = Catalog.csv("[{\"vendorSku\":\"A\",\"name\":\"x\",\"NAME \":\"y\"},{\"x\":1,\"x\":2}]");

        assertThat(catalog.malformed())
                .containsExactly("An object must name each column once; \"NAME \" stands there again.", null);
    }

    @Test
    void variationsAttributesAndGtinAreFoundWhereverTheyStand() {
        Catalog catalog = Catalog.csv(
                "[" + OBJECT + ",{\"variation:Fit\":\"wide\",\"gtin\":12},{\"attribute:Made of\":\"wool\"}]");

        Layout layout = catalog.layout();
        assertThat(layout.width()).isEqualTo(27);
        assertThat(layout.headers()).endsWith("gtin", "variation:Fit", "attribute:Made of");
        assertThat(layout.variation(25)).isEqualTo("Fit");
        assertThat(catalog.rows().get(1).cells()).endsWith("12", "wide", "");
    }

    @Test
    void unknownKeysAreReportedOnceEachOnLineOne() {
        Catalog catalog =
                Catalog.csv("[\n{\"vendorSku\":\"A\",\"colour\":\"red\"},\n{\"colour\":\"blue\",\"errors\":\"x\"}]");

        assertThat(catalog.warnings())
                .containsExactly(
                        "FILE_HEADER_UNKNOWN line 1: The column \"colour\" is not known to lightspeed-vendor; it is passed"
                                + " over. [color]");
    }

    @Test
    void missingKeysAreAMatterOfEachRow() {
        assertThat(Catalog.csv("[{\"name\":\"only\"}]").rows()).hasSize(1);
    }

    @Test
    void aCutAtAnyByteIsTruncated() {
        byte[] whole = ("[" + OBJECT + ",{\"vendorSku\":\"é\",\"name\":true,\"msrp\":12.5,\"images\":[\"a\\n\"]}]")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        for (int length = 1; length < whole.length; length++) {
            assertThat(Catalog.read(Arrays.copyOf(whole, length)).refusedFor())
                    .as("cut after %d bytes", length)
                    .containsExactly(FindingCode.FILE_TRUNCATED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\":1}] x",
                "[{\"a\":1}][]",
                "[{a:1}]",
                "[{\"a\":1,}]",
                "[{\"a\":01}]",
                "[{\"a\":NaN}]",
                "[{\"a\":'x'}]",
                "[{\"a\" 1}]",
                "[{\"a\":\"\n\"}]",
                "[,]",
                "[{\"a\":1}}]",
                "[tru]  ",
                "[{\"a\":\"\\q\"}] "
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThat(Catalog.csv(text).refusedFor()).containsExactly(FindingCode.FILE_FORMAT);
    }

    @Test
    void theFaultNamesItsPlace() {
        assertThat(Catalog.csv("[{\"a\":1},", "{\"b\":oops}]").refusal())
                .startsWith("FILE_FORMAT line 2: The file is no JSON (")
                .contains("(line 2, column ")
                .doesNotContain("oops", "Unrecognized");
    }

    @Test
    void hostileTextsNumbersKeysAndDepthsAreBounded() {
        String longText = "x".repeat(ReadLimits.MAX_CELL_CHARS + 1);

        assertThat(Catalog.csv("[{\"name\":\"" + longText + "\"}]").refusedFor())
                .containsExactly(FindingCode.FILE_FORMAT);
        assertThat(Catalog.csv("[{\"" + longText + "\":1}]").refusedFor()).containsExactly(FindingCode.FILE_FORMAT);
        assertThat(Catalog.csv("[" + "[".repeat(100_000)).refusedFor()).containsExactly(FindingCode.FILE_FORMAT);
        assertThat(Catalog.csv("[{\"msrp\":" + "9".repeat(500_000) + "}]").cell(3))
                .hasSize(500_000);
    }

    @Test
    void aHundredThousandDifferentKeysAreRefused() {
        StringBuilder object = new StringBuilder("[{\"k\":0");
        for (int i = 0; i < 100_000; i++) {
            object.append(",\"k").append(i).append("\":1");
        }

        assertThat(Catalog.csv(object + "}]").refusal())
                .isEqualTo(
                        "FILE_FORMAT line 1: The products have more than 10000 different keys. [Send only the keys of the"
                                + " catalog; put a value into the value, not into its key.]");
    }
}
