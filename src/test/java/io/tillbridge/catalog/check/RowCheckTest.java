package io.tillbridge.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.CatalogProduct;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.Severity;
import io.tillbridge.catalog.file.MalformedRecord;
import io.tillbridge.catalog.file.RawRow;
import io.tillbridge.product.GtinKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowCheckTest {

    @Test
    void everyFaultOfARowIsReportedInTheOrderOfItsColumns() {
        SampleRow row = SampleRow.with("name", " ")
                .and("msrp", "1e3")
                .and("defaultCost", "")
                .and("language", "eng")
                .and("isVisible", "maybe")
                .and("images", "a.jpg")
                .and("gtinEan", "4006381333932")
                .and("groupID", "G")
                .and("shippingWeight", "1 stone");

        assertThat(row.codes())
                .containsExactly(
                        "name NAME_MISSING critical",
                        "msrp MSRP_INVALID critical",
                        "defaultCost COST_MISSING critical",
                        "language LANGUAGE_UNKNOWN critical",
                        "isVisible VISIBLE_INVALID warning",
                        "images IMAGE_URL warning",
                        "gtinEan GTIN_CHECK_DIGIT warning",
                        "groupID GROUP_WITHOUT_VARIATION critical",
                        "shippingWeight WEIGHT_INVALID warning");
    }

    @Test
    void aRowOfDelimitersOnlyIsOneFinding() {
        Checked checked = SampleRow.with("color", "").checkedBlank();

        assertThat(SampleRow.codes(checked.findings())).containsExactly("vendorSku SKU_MISSING critical");
        assertThat(checked.vendorSku()).isEmpty();
        assertThat(checked.product()).isNull();
    }

    @Test
    void blanksAroundEachCellAreTakenOff() {
        CatalogProduct product = SampleRow.with("vendorSku", " A-1\t")
                .and("msrp", "\u00a0129.95 ")
                .and("color", "\r\n")
                .checked()
                .product();

        assertThat(product.vendorSku()).isEqualTo("A-1");
        assertThat(product.msrp()).isEqualTo("129.95");
        assertThat(product.color()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'=1+1 | =1+1",
                "'@home | @home",
                "'+a | +a",
                "'-a | -a",
                "'-12. | -12.",
                "'+1 | '+1",
                "'-1.5 | '-1.5",
                "''=1 | ''=1",
                "'plain | 'plain",
                "' | '"
            })
    void theApostropheOfErrorFilesIsTakenOffWhereTheyPutIt(String cell, String stored) {
        assertThat(SampleRow.with("description", cell).checked().product().description())
                .isEqualTo(stored);
    }

    @Test
    void theConnectionsBrandStandsInForABlankOne() {
        SampleRow blank = SampleRow.with("brand", " ");
        SampleRow absent = SampleRow.with("brand", "").without("brand");
        RowDefaults defaults = new RowDefaults("Northwind", "");

        assertThat(blank.check(defaults).check(blank.raw()).product().brand()).isEqualTo("Northwind");
        assertThat(absent.check(defaults).check(absent.raw()).product().brand()).isEqualTo("Northwind");
        assertThat(absent.codes()).containsExactly("brand BRAND_MISSING critical");
    }

    @Test
    void aRowOfOtherWidthHasThatFaultOnly() {
        RowCheck check = SampleRow.with("isVisible", "maybe").check(RowDefaults.none());

        Checked checked = check.check(new RawRow(9, new String[] {" A-1 ", ""}));

        assertThat(checked.findings())
                .containsExactly(new Finding(
                        9,
                        "A-1",
                        "",
                        "",
                        Severity.CRITICAL,
                        FindingCode.ROW_WIDTH,
                        "A row must have as many cells as the header, 7; this one has 2.",
                        "Put cells that hold the delimiter into double quotes, and keep empty cells.",
                        9));
        assertThat(checked.rejected()).isTrue();
    }

    @Test
    void aMalformedRowKeepsItsReasonAndWhatToDo() {
        RowCheck check = SampleRow.with("color", "").check(RowDefaults.none());

        String[] cells = {"A-1", "", "", "", "", "", ""};
        MalformedRecord number = new MalformedRecord("It is a number.", "Write an object.");

        Checked checked = check.check(new RawRow(3, 3, cells, cells, null, number));

        assertThat(SampleRow.codes(checked.findings())).containsExactly(" ROW_MALFORMED critical");
        assertThat(checked.findings().get(0).message()).isEqualTo("It is a number.");
        assertThat(checked.findings().get(0).hint()).isEqualTo("Write an object.");
        assertThat(checked.vendorSku()).isEqualTo("A-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "12", "12.5", "0012.5000", "999999999999.9999"})
    void plainDecimalsAreTakenAsTheyAre(String msrp) {
        assertThat(SampleRow.with("msrp", msrp).checked().product().msrp()).isEqualTo(msrp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.234,50",
                "€ 12",
                "-1",
                "1e3",
                "12.",
                ".5",
                "+5",
                "1,5",
                "1 000",
                "1.2.3",
                "1234567890123",
                "1.23456",
                "NaN",
                "１２",
                "0x1F",
                "12.5\t0"
            })
    void whatIsNoPlainDecimalIsNeverGuessed(String number) {
        assertThat(SampleRow.with("msrp", number).codes()).containsExactly("msrp MSRP_INVALID critical");
        assertThat(SampleRow.with("defaultCost", number).codes()).containsExactly("defaultCost COST_INVALID critical");
    }

    @ParameterizedTest
    @CsvSource({"en, en", "DE, de", "Fr, fr", "zu, zu"})
    void languagesAreStoredInSmallLetters(String given, String stored) {
        assertThat(SampleRow.with("language", given).checked().product().language())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eng", "en-US", "xx", "e", "e1", "English", "iw", "in", "ji", "mo", "sh"})
    void whatIsNoIsoCodeInForceIsRefused(String language) {
        assertThat(SampleRow.with("language", language).codes()).containsExactly("language LANGUAGE_UNKNOWN critical");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "YES, true", "False, false", "no, false"})
    void visibilityIsReadInAnyCase(String given, boolean visible) {
        assertThat(SampleRow.with("isVisible", given).checked().product().visible())
                .isEqualTo(visible);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "y", "ja", "truetrue"})
    void otherWordsForVisibilityAreLeftOut(String given) {
        Checked checked = SampleRow.with("isVisible", given).checked();

        assertThat(SampleRow.codes(checked.findings())).containsExactly("isVisible VISIBLE_INVALID warning");
        assertThat(checked.product().visible()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"12.5cm, 12.5 cm", "12.5  CM, 12.5 cm", "0 in, 0 in", "500 In, 500 in", "500.0000cm, 500.0000 cm"})
    void sidesAreANumberAndAUnit(String given, String stored) {
        assertThat(SampleRow.with("shippingHeight", given).checked().product().shippingHeight())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"1 g, 1 g", "1.5KG, 1.5 kg", "3 oz, 3 oz", "2 lb, 2 lb", "2LBS, 2 lbs", "70000 g, 70000 g"})
    void weightsAreANumberAndAUnit(String given, String stored) {
        assertThat(SampleRow.with("shippingWeight", given).checked().product().shippingWeight())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "cm", "500.1 cm", "501 cm", "12,5 cm", "-1 cm", "12.5 mm", "1 m", "5 kg", "1 cm 2"})
    void otherSidesAreLeftBlank(String given) {
        assertThat(SampleRow.with("shippingHeight", given).codes())
                .containsExactly("shippingHeight HEIGHT_INVALID warning");
        assertThat(SampleRow.with("shippingLength", given).codes())
                .containsExactly("shippingLength LENGTH_INVALID warning");
        Checked width = SampleRow.with("shippingWidth", given).checked();
        assertThat(SampleRow.codes(width.findings())).containsExactly("shippingWidth WIDTH_INVALID warning");
        assertThat(width.product().shippingWidth()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"70000.1 g", "1 cm", "1", "1 pound", "1kgs"})
    void otherWeightsAreLeftBlank(String given) {
        assertThat(SampleRow.with("shippingWeight", given).codes())
                .containsExactly("shippingWeight WEIGHT_INVALID warning");
    }

    @ParameterizedTest
    @CsvSource({
        "WATERPROOF JACKET, true",
        "ABCDEFGHIJ, true",
        "ABCDEFGHI, false",
        "WATERPROOF JACKEt, false",
        "A4 PAPER 80G, false",
        "ВОДОНЕПРОНИЦАЕМАЯ, true",
        "防水防水防水防水防水防水, false",
        "مقاوم للماء جاكيت, false"
    })
    void aNameOfTenCapitalsWithoutASmallLetterIsKeptWithAWarning(String name, boolean warned) {
        Checked checked = SampleRow.with("name", name).checked();

        assertThat(SampleRow.codes(checked.findings()))
                .isEqualTo(warned ? List.of("name NAME_ALL_CAPS warning") : List.of());
        assertThat(checked.product().name()).isEqualTo(name);
    }

    @Test
    void aTabOrLineEndInsideANameBecomesABlank() {
        Checked checked = SampleRow.with("name", "Trail\tjacket\r\nblue").checked();

        assertThat(checked.product().name()).isEqualTo("Trail jacket blue");
        assertThat(SampleRow.codes(checked.findings())).containsExactly("name TEXT_CONTROL repaired");
        assertThat(checked.findings().get(0).value()).isEqualTo("Trail\tjacket\r\nblue");
    }

    @Test
    void controlCharactersAreTakenOutAndTabsAndLineEndsOfLongTextsKept() {
        Checked checked =
                SampleRow.with("description", "a\u0000b\u0085c\td\r\ne").checked();

        assertThat(checked.product().description()).isEqualTo("abc\td\r\ne");
        assertThat(SampleRow.codes(checked.findings())).containsExactly("description TEXT_CONTROL repaired");
        assertThat(SampleRow.with("description", "a\tb\nc").codes()).isEmpty();
    }

    @Test
    void aCellOfControlCharactersOnlyIsBlank() {
        assertThat(SampleRow.with("name", "\u0001\u0002").codes())
                .containsExactly("name TEXT_CONTROL repaired", "name NAME_MISSING critical");
    }

    @Test
    void aSkuIsKnownByItsMendedText() {
        Checked checked =
                SampleRow.with("vendorSku", "A\u00001").and("msrp", "x").checked();

        assertThat(checked.vendorSku()).isEqualTo("A1");
        assertThat(checked.findings()).extracting(Finding::vendorSku).containsOnly("A1");
    }

    @Test
    void halvesOfSurrogatePairsAreReplacedSinceNoFileCanHoldThem() {
        Checked checked = SampleRow.with("name", "a\ud83db 😀").checked();

        assertThat(checked.product().name()).isEqualTo("a\ufffdb 😀");
        assertThat(checked.findings()).isEmpty();
    }

    @Test
    void lengthsOfRequiredTextsAreCountedInCharacters() {
        assertThat(SampleRow.with("name", "😀".repeat(255)).codes()).isEmpty();
        assertThat(SampleRow.with("name", "😀".repeat(256)).codes()).containsExactly("name TEXT_TOO_LONG critical");
        assertThat(SampleRow.with("brand", "b".repeat(256)).codes()).containsExactly("brand TEXT_TOO_LONG critical");
        assertThat(SampleRow.with("vendorSku", "s".repeat(256)).codes())
                .containsExactly("vendorSku TEXT_TOO_LONG critical");
    }

    @Test
    void lengthsOfOtherTextsAreCountedInBytes() {
        assertThat(SampleRow.with("description", "é".repeat(32_767) + "a").codes())
                .isEmpty();
        Checked checked = SampleRow.with("description", "é".repeat(32_768)).checked();

        assertThat(SampleRow.codes(checked.findings())).containsExactly("description TEXT_TOO_LONG warning");
        assertThat(checked.product().description()).isNull();
    }

    @Test
    void aLongValueIsCutAt200CodePoints() {
        Finding finding = SampleRow.with("msrp", "😀".repeat(201)).finding();

        assertThat(finding.value()).isEqualTo("😀".repeat(200) + "…");
    }

    @Test
    void aGroupNeedsAVariationAndTheOtherWayRound() {
        assertThat(SampleRow.with("color", "blue").and("groupID", "").codes())
                .containsExactly("groupID VARIATION_WITHOUT_GROUP critical");
        assertThat(SampleRow.with("variation:fit", "slim").codes())
                .containsExactly("groupID VARIATION_WITHOUT_GROUP critical");
        assertThat(SampleRow.with("groupID", "G").and("size", " ").codes())
                .containsExactly("groupID GROUP_WITHOUT_VARIATION critical");
        assertThat(SampleRow.with("groupID", "G").and("variation:fit", "slim").codes())
                .isEmpty();
        assertThat(SampleRow.with("attribute:fit", "slim").codes()).isEmpty();
    }

    @Test
    void variationsAndAttributesAreKeptAsJsonInTheOrderOfTheFile() {
        CatalogProduct product = SampleRow.with("groupID", "G")
                .and("variation:fit", "slim \"x\"\n")
                .and("variation:cut", "low\\high\n2")
                .and("variation:none", "")
                .and("attribute:material", "wool")
                .checked()
                .product();

        assertThat(product.variations()).isEqualTo("{\"fit\":\"slim \\\"x\\\"\",\"cut\":\"low\\\\high\\n2\"}");
        assertThat(product.attributes()).isEqualTo("{\"material\":\"wool\"}");
    }

    @Test
    void theFirstRightGtinIsTheProducts() {
        CatalogProduct product = SampleRow.with("gtinIsbn", "978-0-306-40615-7")
                .and("gtinItf14", "10614141000415")
                .and("gtinUpc", "036282818705")
                .and("gtinEan", "4006381333932")
                .checked()
                .product();

        assertThat(product.gtin()).isEqualTo("00036282818705");
        assertThat(product.gtinEan()).isNull();
        assertThat(product.gtinIsbn()).isEqualTo("978-0-306-40615-7");
    }

    @Test
    void aLeadingZeroIsPutBackAndStored() {
        Checked checked = SampleRow.with("gtinUpc", "36282818705").checked();

        assertThat(checked.findings().get(0).message())
                .isEqualTo(
                        "gtinUpc must have 12 digits; '36282818705' lacks its leading zero. Loaded as 036282818705.");
        assertThat(checked.product().gtinUpc()).isEqualTo("036282818705");
        assertThat(checked.product().gtin()).isEqualTo("00036282818705");
        assertThat(checked.gtins()[GtinKind.UPC.index()]).isEqualTo(36282818705L);
    }

    @Test
    void aGtinOfAnyKindStandsWhereItsLengthBelongs() {
        assertThat(SampleRow.with("gtin", "036282818705").checked().product().gtinUpc())
                .isEqualTo("036282818705");
        assertThat(SampleRow.with("gtin", "4006381333931").checked().product().gtinEan())
                .isEqualTo("4006381333931");
        assertThat(SampleRow.with("gtin", "10614141000415").checked().product().gtinItf14())
                .isEqualTo("10614141000415");
    }

    @Test
    void gtinsOfRejectedRowsAreStillTold() {
        Checked checked =
                SampleRow.with("gtinEan", "4006381333931").and("msrp", "").checked();

        assertThat(checked.product()).isNull();
        assertThat(checked.gtins()).containsExactly(4006381333931L, 0, 0, 0, 0);
    }
}
