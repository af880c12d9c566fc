package io.tillbridge.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors are computed from the rules, not taken from a program's output. */
class GtinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4006381333931",
                "6291041500213",
                "036282818705",
                "012345678905",
                "90311017",
                "10614141000415",
                "9780306406157",
                "9520123456788",
                "04006381333931",
                "14006381333938"
            })
    void rightNumbersAreKeptInFourteenDigits(String text) {
        GtinReading reading = GtinReading.of(GtinKind.GTIN, text);

        assertThat(reading.fault()).isNull();
        assertThat(Gtin.text(reading.canonical())).isEqualTo("0".repeat(14 - text.length()) + text);
    }

    @ParameterizedTest
    @CsvSource({"4006381333932, 1", "989676375934, 6", "1234567894567, 0", "01012345678905, 4"})
    void aWrongCheckDigitIsToldWithTheFittingOne(String text, int fitting) {
        GtinReading reading = GtinReading.of(GtinKind.GTIN, text);

        assertThat(reading.fault()).isEqualTo(GtinFault.CHECK_DIGIT);
        assertThat(reading.fitting()).isEqualTo(fitting);
        assertThat(reading.canonical()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001234567893",
                "0200000000011",
                "0400000000015",
                "0500000000012",
                "9800000000014",
                "9810000000013",
                "9900000000011",
                "20000011",
                "23456785",
                "94006381333934",
                "0000001000009",
                "0000099000004"
            })
    void numbersForInternalUseAndCouponsAreRefused(String text) {
        assertThat(GtinReading.of(GtinKind.GTIN, text).fault()).isEqualTo(GtinFault.RESTRICTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000",
                "00000000",
                "1111111111111",
                "99999999",
                "1234567890128",
                "1234567890123",
                "123456789012",
                "12345670",
                "12345678",
                "12345678901231",
                "12345678901234",
                "9876543210987",
                "9876543210982",
                "98765432109876"
            })
    void fillersAreRefusedWithOrWithoutACheckDigit(String text) {
        assertThat(GtinReading.of(GtinKind.GTIN, text).fault()).isEqualTo(GtinFault.PLACEHOLDER);
    }

    @Test
    void oneItemInTwoSpellingsIsOneNumberAndItsCaseIsAnother() {
        long item = GtinReading.of(GtinKind.EAN, "4006381333931").canonical();

        assertThat(GtinReading.of(GtinKind.ITF14, "04006381333931").canonical()).isEqualTo(item);
        assertThat(GtinReading.of(GtinKind.ITF14, "14006381333938").canonical()).isNotEqualTo(item);
    }

    @Test
    void theCheckDigitIsNotLuhn() {
        assertThat(Gtin.checkDigit(629104150021L)).isEqualTo(3);
    }

    @Test
    void blanksAndHyphensCountForNothing() {
        assertThat(GtinReading.of(GtinKind.ISBN, "978-0-306-40615-7").canonical())
                .isEqualTo(9780306406157L);
        assertThat(GtinReading.of(GtinKind.EAN, "4 006381\u00a0333931").canonical())
                .isEqualTo(4006381333931L);
    }

    @ParameterizedTest
    @CsvSource({
        "UPC, 4006381333931",
        "UPC, 90311017",
        "EAN, 036282818705",
        "ITF14, 4006381333931",
        "ISBN, 036282818705",
        "GTIN, 0306406152",
        "GTIN, 123456789012345678901234567890",
        "EAN, 4006381X33931",
        "ISBN, 97803064061X7",
        "EAN, ４００６３８１３３３９３１",
        "UPC, 36282818706",
        "UPC, 00000000000",
        "EAN, 36282818705"
    })
    void anotherNumberOfDigitsThanTheKindHasIsTold(GtinKind kind, String text) {
        assertThat(GtinReading.of(kind, text).fault()).isEqualTo(GtinFault.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.00638E+12", "4,00638E+12", "4E+12", "4.00638e12", "9.78031E+12"})
    void scientificNotationIsTold(String text) {
        for (GtinKind kind : GtinKind.values()) {
            assertThat(GtinReading.of(kind, text).fault()).isEqualTo(GtinFault.SPREADSHEET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPC", "GTIN"})
    void elevenDigitsGetTheirLeadingZeroBack(GtinKind kind) {
        GtinReading reading = GtinReading.of(kind, "36282818705");

        assertThat(reading.fault()).isEqualTo(GtinFault.LEADING_ZERO);
        assertThat(reading.canonical()).isEqualTo(36282818705L);
    }

    @Test
    void eightDigitsThatAreNoEan8AreReadAsUpcE() {
        assertThat(GtinReading.of(GtinKind.EAN, "04252614").canonical()).isEqualTo(42100005264L);
        assertThat(GtinReading.of(GtinKind.EAN, "04252615").fault()).isEqualTo(GtinFault.CHECK_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "01234505, 12000003455",
        "01234514, 12100003454",
        "01234523, 12200003453",
        "01234531, 12300000451",
        "01234543, 12340000053",
        "01234558, 12345000058"
    })
    void eachUpcEFormIsExpandedByItsLastDigit(String text, long expanded) {
        assertThat(UpcE.expanded(Long.parseLong(text)) / 10).isEqualTo(expanded / 10);
    }

    @ParameterizedTest
    @CsvSource({"0306406152, 9780306406157", "0-8044-2957-X, 9780804429573", "080442957x, 9780804429573"})
    void isbn10BecomesIsbn13(String text, long isbn13) {
        assertThat(GtinReading.of(GtinKind.ISBN, text).canonical()).isEqualTo(isbn13);
    }

    @ParameterizedTest
    @CsvSource({"0306406153, 2", "0804429570, 10", "030640615X, 2"})
    void isbn10IsModulo11(String text, int fitting) {
        GtinReading reading = GtinReading.of(GtinKind.ISBN, text);

        assertThat(reading.fault()).isEqualTo(GtinFault.CHECK_DIGIT);
        assertThat(reading.fitting()).isEqualTo(fitting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1111111111", "0000000000", "123456789X", "1234567890"})
    void isbn10FillersAreRefused(String text) {
        assertThat(GtinReading.of(GtinKind.ISBN, text).fault()).isEqualTo(GtinFault.PLACEHOLDER);
    }
}
