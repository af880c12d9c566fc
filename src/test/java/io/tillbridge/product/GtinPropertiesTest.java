package io.tillbridge.product;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class GtinPropertiesTest {

    @Property
    void exactlyOneOfTenLastDigitsFits(@ForAll @LongRange(min = 1, max = 9_999_999_999_999L) long body) {
        int fitting = Gtin.checkDigit(body);

        for (int digit = 0; digit < 10; digit++) {
            GtinReading reading = GtinReading.of(GtinKind.ITF14, Gtin.text(body * 10 + digit));
            assertThat(reading.fault() == GtinFault.CHECK_DIGIT || reading.fault() == GtinFault.PLACEHOLDER)
                    .isEqualTo(digit != fitting || PlaceholderNumber.is(body * 10 + digit, 14, fitting));
        }
    }

    @Property
    void theCheckDigitIsTheSumOfTheDefinition(@ForAll @LongRange(min = 0, max = 9_999_999_999_999L) long body) {
        String digits = Long.toString(body);
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? 3 * digit : digit;
        }

        assertThat((sum + Gtin.checkDigit(body)) % 10).isZero();
    }

    @Property
    void oneWrongDigitNeverPasses(
            @ForAll @LongRange(min = 1, max = 9_999_999_999_999L) long body,
            @ForAll @IntRange(max = 13) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        char[] digits = Gtin.text(body * 10 + Gtin.checkDigit(body)).toCharArray();

        digits[place] = (char) ('0' + (digits[place] - '0' + shift) % 10);

        assertThat(GtinReading.of(GtinKind.ITF14, new String(digits)).canonical())
                .isZero();
    }

    @Property
    void blanksAndHyphensNeverChangeAReading(
            @ForAll @LongRange(min = 0, max = 9_999_999_999_999L) long number,
            @ForAll @IntRange(max = 13) int place,
            @ForAll boolean hyphen) {
        String plain = Gtin.text(number).substring(1);

        String spaced = plain.substring(0, place) + (hyphen ? "-" : " ") + plain.substring(place);

        assertThat(GtinReading.of(GtinKind.EAN, spaced)).isEqualTo(GtinReading.of(GtinKind.EAN, plain));
    }

    @Property
    void aRightIsbn10IsARightIsbn13(@ForAll @LongRange(min = 1, max = 999_999_999L) long body) {
        GtinReading wrong = GtinReading.of(GtinKind.ISBN, Gtin.text(body).substring(5) + "0");
        Assume.that(wrong.fault() == GtinFault.CHECK_DIGIT);
        String right = Gtin.text(body).substring(5) + (wrong.fitting() == 10 ? "X" : "" + wrong.fitting());

        GtinReading reading = GtinReading.of(GtinKind.ISBN, right);
        Assume.that(reading.fault() != GtinFault.PLACEHOLDER);
        long isbn13 = reading.canonical();

        assertThat(isbn13 / 10).isEqualTo(978_000_000_000L + body);
        assertThat(new Gtin(isbn13).number()).isEqualTo(isbn13);
    }

    @Property
    void nothingThatIsTypedEverThrows(@ForAll String text, @ForAll GtinKind kind) {
        GtinReading reading = GtinReading.of(kind, text);

        assertThat(reading.canonical() != 0)
                .isEqualTo(reading.fault() == null || reading.fault() == GtinFault.LEADING_ZERO);
    }
}
