package io.tillbridge.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.file.CatalogFile;
import io.tillbridge.catalog.file.DialectChoice;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.ReadLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins what vendors read: one sentence that says what it is about, what was expected and found; one that helps. */
class FindingWordsTest {
    private static final String HEADER = "vendorSku,name,brand,msrp,defaultCost,language\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("words")
    void eachFindingSaysWhatWasExpectedFoundAndWhatToDo(String column, String cell, String message, String hint) {
        Finding finding = SampleRow.with(column, cell).finding();

        assertThat(finding.message()).isEqualTo(message);
        assertThat(finding.hint()).isEqualTo(hint);
    }

    static Stream<Arguments> words() {
        return Stream.of(
                words(
                        "vendorSku",
                        "",
                        "vendorSku is needed in every row; it is blank.",
                        "Give each product a SKU of its own that lasts."),
                words(
                        "brand",
                        "b".repeat(300),
                        "brand may have at most 255 characters; this one has 300.",
                        "Shorten it to 255 characters."),
                words(
                        "msrp",
                        "1.234,50",
                        "msrp must be a plain decimal number of 0 or more; found '1.234,50'.",
                        "Write a point before the decimals and no thousands marks, such as 1234.50."),
                words(
                        "defaultCost",
                        "-1",
                        "defaultCost must be a plain decimal number of 0 or more; found '-1'.",
                        "A price cannot be below 0: leave the minus sign out if none is meant."),
                words(
                        "msrp",
                        "€ 12",
                        "msrp must be a plain decimal number of 0 or more; found '€ 12'.",
                        "Write the digits alone, without currency, sign, blank or exponent, such as 1234.50."),
                words(
                        "msrp",
                        ".5",
                        "msrp must be a plain decimal number of 0 or more; found '.5'.",
                        "Write digits on both sides of the point, such as 0.50."),
                words(
                        "msrp",
                        "1.23456",
                        "msrp must be a plain decimal number of 0 or more; found '1.23456'.",
                        "At most 12 digits before the point and 4 after it can be kept."),
                words(
                        "language",
                        "iw",
                        "language must be a code of ISO 639-1; found 'iw'.",
                        "The code iw was withdrawn; write he."),
                words(
                        "language",
                        "en-US",
                        "language must be a code of ISO 639-1; found 'en-US'.",
                        "Write the language alone: en."),
                words(
                        "isVisible",
                        "1",
                        "isVisible must be true, false, yes or no; found '1'. It is taken as true.",
                        "Write true to show the product, false to hide it."),
                words(
                        "gtinEan",
                        "4006381333932",
                        "gtinEan must end in the digit that fits the others; '4006381333932' does not. The cell is left"
                                + " blank.",
                        "It should end in 1 if the other digits are right: compare it with the printed barcode."),
                words(
                        "gtinUpc",
                        "989676375934",
                        "gtinUpc must end in the digit that fits the others; '989676375934' does not. The cell is left"
                                + " blank.",
                        "It should end in 6 if the other digits are right: compare it with the printed barcode."),
                words(
                        "gtinIsbn",
                        "0804429570",
                        "gtinIsbn must end in the digit that fits the others; '0804429570' does not. The cell is left"
                                + " blank.",
                        "It should end in X if the other digits are right: compare it with the printed barcode."),
                words(
                        "gtinUpc",
                        "4006381333931",
                        "gtinUpc must have 12 digits; '4006381333931' has 13. The cell is left blank.",
                        "It would be right in gtinEan."),
                words(
                        "gtinItf14",
                        "none",
                        "gtinItf14 must have 14 digits; 'none' has other characters. The cell is left blank.",
                        "Give all 14 digits, or leave the cell blank."),
                words(
                        "gtinEan",
                        "4.00638E+12",
                        "gtinEan must have 13 or 8 digits; '4.00638E+12' is scientific notation, and digits are lost. The"
                                + " cell is left blank.",
                        "Format the column as text before the numbers are put in, and export again."),
                words(
                        "gtinEan",
                        "1234567890128",
                        "gtinEan must be a number that GS1 issued; '1234567890128' is a filler. The cell is left blank.",
                        "Leave the cell blank when the product has no GTIN."),
                words(
                        "gtinEan",
                        "2001234567893",
                        "gtinEan must be a number for trade; '2001234567893' has a prefix for use inside shops and"
                                + " companies, coupons, refunds or variable measures. The cell is left blank.",
                        "Give the number GS1 issued for the product, or leave the cell blank."),
                words(
                        "groupID",
                        "G",
                        "groupID 'G' needs a color, a size or a variation:<name> beside it; all are blank.",
                        "Say in what this product differs from the others of its group, or leave groupID blank."),
                words(
                        "color",
                        "blue",
                        "A color, size or variation:<name> needs a groupID beside it; it is blank.",
                        "Give all variants of one product the same groupID."),
                words(
                        "shippingWeight",
                        "12",
                        "shippingWeight must be a number from 0 to 70000 with g, kg, oz, lb or lbs; found '12'. The cell"
                                + " is left blank.",
                        "Write the unit behind the number, such as 1.5 kg."),
                words(
                        "shippingWidth",
                        "501 cm",
                        "shippingWidth must be a number from 0 to 500 with cm or in; found '501 cm'. The cell is left"
                                + " blank.",
                        "At most 500 is possible: check number and unit."),
                words(
                        "shippingWidth",
                        "5 mm",
                        "shippingWidth must be a number from 0 to 500 with cm or in; found '5 mm'. The cell is left"
                                + " blank.",
                        "Use one of the units cm, in, such as 12.5 cm."),
                words(
                        "name",
                        "WATERPROOF JACKET",
                        "name should have small letters; 'WATERPROOF JACKET' has none. It is kept.",
                        "Write the name as it should stand in the shop."),
                words(
                        "name",
                        "a\u0000b",
                        "name must hold no control characters; they were taken out. Loaded as 'ab'.",
                        "Take tabs, line ends and invisible characters out at the source."),
                words(
                        "description",
                        "d".repeat(65_536),
                        "description may have at most 65,535 bytes of UTF-8; this text has more. The cell is left blank.",
                        "Shorten the text."));
    }

    private static Arguments words(String column, String cell, String message, String hint) {
        return Arguments.of(column, cell, message, hint);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachFindingAboutARowSaysItInTheWordsOfItsFormat(String file, String message, String hint) throws Exception {
        Finding finding = firstOf(Files.writeString(folder.resolve("catalog"), file));

        assertThat(finding.message()).isEqualTo(message);
        assertThat(finding.hint()).isEqualTo(hint);
    }

    static Stream<Arguments> rows() {
        String width = "Put cells that hold the delimiter into double quotes, and keep empty cells.";
        String value = "Write one text, number, true or false; only images may be an array, of texts.";
        String nuorder = "Style Number,Season,Color,Size,Name,Brand,Wholesale USD,Retail USD\n";
        return Stream.of(
                Arguments.of(
                        HEADER + "A-1,\"5\" screen\",Acme,1,1,en",
                        "A cell in quotes must end with its closing quote; text follows that of cell 2.",
                        "Write a quote inside a quoted cell twice."),
                Arguments.of(
                        "[\"A-1\"]",
                        "A product must be an object; this element is a text.",
                        "Write each product as one object of texts; only images may be an array, of texts."),
                Arguments.of(
                        "[{\"vendorSku\": [\"A-1\"]}]",
                        "\"vendorSku\" must hold a single value; it holds an array.",
                        value),
                Arguments.of(
                        "[{\"images\": [1]}]",
                        "An array of images must hold texts only; this one holds a number.",
                        "Write each URL as one text."),
                Arguments.of(
                        "[{\"name\": \"a\", \"Name\": \"b\"}]",
                        "An object must name each column once; \"Name\" stands there again.",
                        "Write each key once; case and surrounding blanks do not count."),
                Arguments.of(
                        HEADER + "A-1,Shoe,Acme,1,1,en,x",
                        "A row must have as many cells as the header, 6; this one has 7.",
                        width),
                Arguments.of(
                        nuorder + "T,S,C,M,N,B,1,2,3",
                        "A row must have as many cells as the header, 8; this one has 9.",
                        width),
                Arguments.of(
                        nuorder + "T,S,C,M,N,B,1",
                        "A row must have as many cells as the header, 8; this one has 7.",
                        width));
    }

    private static Finding firstOf(Path path) throws Exception {
        DialectChoice dialect = DialectChoice.auto(Dialects.read(Path.of("config/dialects")));
        try (CatalogFile file = CatalogFile.open(path, "catalog", ReadLimits.of(1 << 20, 1 << 20), dialect)) {
            RowCheck check = new RowCheck(file.layout(), RowDefaults.none());
            List<Finding> findings = check.check(file.next()).findings();
            assertThat(findings).hasSize(1);
            return findings.get(0);
        }
    }
}
