package io.tillbridge.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.YamlText;
import io.tillbridge.order.ShippingSchedule;
import io.tillbridge.order.WorkingDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutOptionsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final WorkingDays WEEK = new WorkingDays(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Set.of(LocalDate.parse("2026-12-24")),
            Set.of(MonthDay.of(12, 25)));
    private static final WorkingDays ALWAYS = new WorkingDays(EnumSet.allOf(DayOfWeek.class), Set.of());

    private static final String TABLE =
            """
            daysAhead: 3
            transit:
            - {country: NL, postcodes: ['8881-8899'], minDays: 2, maxDays: 3}
            - {country: NL}
            windows:
            - {kind: evening, country: NL, postcodes: ['1000-1099', '35*'], weekdays: [tuesday, thursday, friday],
               from: '18:00', to: '21:30', cutOff: '11:00', price: '4.95'}
            - {kind: sameday, country: NL, postcodes: ['3511'], from: '18:00', to: '21:00', price: '7.50'}
            - {kind: morning, country: BE, from: '08:00', to: '12:00'}
            pickupPlaces:
            - id: store
              name: Store
              address: {street: Oudegracht, houseNumber: '1', postalCode: 3511 AW, city: Utrecht, country: NL}
              readyAfterDays: 0
              openingTimes:
                wednesday: [{from: '09:00', to: '12:00'}, {from: '13:00', to: '18:00'}]
                friday: [{from: '09:00', to: '18:00'}]
              exceptions:
              - {date: '2026-11-27', times: []}
              - {date: '2026-11-28', times: [{from: '10:00', to: '16:00'}]}
              - {date: '2027-05-05', times: []}
            """;

    private final CheckoutOptions options = new CheckoutOptions(null);

    /** At the cut-off itself it is too late; where the clock leaps over it, the leap counts, where it comes twice, the first. */
    @ParameterizedTest(name = "{0} cut-off {1}")
    @CsvSource({
        "2026-11-25T10:59:59Z,    12:00, week,   2026-11-25T11:00:00Z, 1,     2026-11-25, 2026-11-25T11:00:00Z",
        "2026-11-25T10:59:59.4Z,  12:00, week,   2026-11-25T11:00:00Z, 1,     2026-11-25, 2026-11-25T11:00:00Z",
        "2026-11-25T11:00:00Z,    12:00, week,   ,                     0,     2026-11-26, 2026-11-25T23:00:00Z",
        "2026-11-25T00:00:00Z,    12:00, week,   2026-11-25T11:00:00Z, 39600, 2026-11-25, 2026-11-25T11:00:00Z",
        "2026-11-27T12:00:00Z,    12:00, week,   ,                     0,     2026-11-30, 2026-11-27T23:00:00Z",
        "2026-11-28T08:00:00Z,    12:00, week,   ,                     0,     2026-11-30, 2026-11-28T11:00:00Z",
        "2026-12-23T12:00:00Z,    12:00, week,   ,                     0,     2026-12-28, 2026-12-23T23:00:00Z",
        "2026-12-24T08:00:00Z,    12:00, week,   ,                     0,     2026-12-28, 2026-12-24T11:00:00Z",
        "2026-07-01T09:59:59Z,    12:00, week,   2026-07-01T10:00:00Z, 1,     2026-07-01, 2026-07-01T10:00:00Z",
        "2026-03-29T00:59:59Z,    02:30, always, 2026-03-29T01:00:00Z, 1,     2026-03-29, 2026-03-29T01:00:00Z",
        "2026-03-29T01:00:00Z,    02:30, always, ,                     0,     2026-03-30, 2026-03-29T22:00:00Z",
        "2026-10-25T00:29:59Z,    02:30, always, 2026-10-25T00:30:00Z, 1,     2026-10-25, 2026-10-25T00:30:00Z",
        "2026-10-25T00:30:00Z,    02:30, always, ,                     0,     2026-10-26, 2026-10-25T23:00:00Z",
    })
    void theDayComesFromTheRuleOfOrders(
            Instant at, LocalTime cutOff, String days, Instant until, long left, LocalDate shipsOn, Instant valid) {
        CheckoutShop shop = shop(DeliveryTable.EMPTY, cutOff, days.equals("week") ? WEEK : ALWAYS);

        DeliveryPromise promise = options.options(shop, Destination.ANYWHERE, at, null);

        assertThat(promise.sameDayUntil()).isEqualTo(until);
        assertThat(promise.secondsLeft()).isEqualTo(left);
        assertThat(promise.shipsOn()).isEqualTo(shipsOn);
        assertThat(promise.validUntil()).isEqualTo(valid);
    }

    /** Wednesday 25 November 2026; windows as kind, date and price. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        // Before the earlier cut-off of the evening, and after it: then it leaves a day later for the evening.
        "NL, 1012AB, 2026-11-25T09:59:59Z, evening 2026-11-26 4.95;evening 2026-11-27 4.95",
        "NL, 1012AB, 2026-11-25T10:00:00Z, evening 2026-11-27 4.95",
        "NL, 1100AA, 2026-11-25T09:00:00Z, ''",
        "NL, 3599ZZ, 2026-11-25T09:00:00Z, evening 2026-11-26 4.95;evening 2026-11-27 4.95",
        "NL, 3511AB, 2026-11-25T10:30:00Z, sameday 2026-11-25 7.50;evening 2026-11-27 4.95",
        "NL, 3511AB, 2026-11-25T11:00:00Z, sameday 2026-11-26 7.50;evening 2026-11-27 4.95",
        // A holiday: nothing leaves and nothing is delivered.
        "NL, 1012AB, 2026-12-22T09:00:00Z, ''",
        "NL, 3511AB, 2026-12-24T08:00:00Z, sameday 2026-12-28 7.50;evening 2026-12-29 4.95;evening 2026-12-31 4.95",
        "BE, 1000,   2026-11-25T09:00:00Z, morning 2026-11-26;morning 2026-11-27;morning 2026-11-28",
        "BE, ,       2026-11-25T09:00:00Z, morning 2026-11-26;morning 2026-11-27;morning 2026-11-28",
        "NL, ,       2026-11-25T09:00:00Z, ''",
        "DE, 10115,  2026-11-25T09:00:00Z, ''",
        ",   ,       2026-11-25T09:00:00Z, ''",
    })
    void windowsComeFromTheTable(String country, String postcode, Instant at, String expected) {
        DeliveryPromise promise =
                options.options(shop(table(), LocalTime.NOON, WEEK), new Destination(country, postcode), at, null);

        assertThat(promise.windows().stream()
                        .map(one -> one.kind().text() + " " + one.date()
                                + (one.price() == null ? "" : " " + one.price().toPlainString()))
                        .toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(";")));
    }

    /** The cut-off of a window is a change of the answer, as that of the shop is. */
    @Test
    void theAnswerIsValidUntilTheNextCutOffOfAWindowThatIsOffered() {
        CheckoutShop shop = shop(table(), LocalTime.NOON, WEEK);
        Instant at = Instant.parse("2026-11-25T09:00:00Z");

        assertThat(options.options(shop, new Destination("NL", "1012AB"), at, null).validUntil())
                .isEqualTo("2026-11-25T10:00:00Z");
        assertThat(options.options(shop, new Destination("NL", "9999AB"), at, null).validUntil())
                .isEqualTo("2026-11-25T11:00:00Z");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "1012AB, 2026-11-25T09:00:00Z, 2026-11-26, 2026-11-26",
        "8890AB, 2026-11-25T09:00:00Z, 2026-11-27, 2026-11-28",
        // Saturday is a day of delivery, Sunday is none, holidays are none.
        "1012AB, 2026-11-27T09:00:00Z, 2026-11-28, 2026-11-28",
        "8890AB, 2026-11-27T09:00:00Z, 2026-11-30, 2026-12-01",
        "8890AB, 2026-12-23T09:00:00Z, 2026-12-28, 2026-12-29",
    })
    void parcelsArriveByTheTransitTimesOfTheTable(String postcode, Instant at, LocalDate from, LocalDate to) {
        DeliveryPromise promise =
                options.options(shop(table(), LocalTime.NOON, WEEK), new Destination("NL", postcode), at, null);

        assertThat(promise.deliversFrom()).isEqualTo(from);
        assertThat(promise.deliversTo()).isEqualTo(to);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2026-11-25T09:00:00Z, 2026-11-25",
        // Friday the 27th is closed by an exception, Saturday the 28th is open by one.
        "2026-11-26T09:00:00Z, 2026-11-28",
        "2026-11-27T12:00:00Z, 2026-12-02",
    })
    void aPickupPlaceIsReadyOnItsFirstOpenDay(Instant at, LocalDate ready) {
        DeliveryPromise promise =
                options.options(shop(table(), LocalTime.NOON, WEEK), new Destination("NL", "9999AB"), at, null);

        assertThat(promise.pickupPoints()).hasSize(1);
        assertThat(promise.pickupPoints().get(0).readyOn()).isEqualTo(ready);
        assertThat(promise.pickupPoints().get(0).exceptions()).doesNotContainKey(LocalDate.parse("2027-05-05"));
    }

    @Test
    void whatIsNotInStockIsPromisedForNoDay() {
        CheckoutShop shop = shop(table(), LocalTime.NOON, WEEK);
        Instant at = Instant.parse("2026-11-25T09:00:00Z");

        DeliveryPromise promise = options.options(shop, new Destination("NL", "3511AB"), at, false);

        assertThat(promise.shipsOn()).isNull();
        assertThat(promise.sameDayUntil()).isNull();
        assertThat(promise.windows()).isEmpty();
        assertThat(promise.pickupPoints()).isEmpty();
        assertThat(options.options(shop, new Destination("NL", "3511AB"), at, true).shipsOn())
                .isEqualTo("2026-11-25");
    }

    @Test
    void theNormalFormOfATableReadsAsTheSameTable() {
        List<FieldFault> faults = new ArrayList<>();

        DeliveryTable again = DeliveryTableReading.read("", table().toMap(), faults);

        assertThat(faults).isEmpty();
        assertThat(again).isEqualTo(table());
    }

    private static DeliveryTable table() {
        List<FieldFault> faults = new ArrayList<>();
        DeliveryTable table = DeliveryTableReading.read("", yaml(TABLE), faults);
        assertThat(faults).isEmpty();
        return table;
    }

    static Object yaml(String text) {
        try {
            return YamlText.read(text, new ArrayList<>());
        } catch (io.tillbridge.document.YamlFault e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static CheckoutShop shop(DeliveryTable table, LocalTime cutOff, WorkingDays days) {
        return new CheckoutShop(
                1, "token", new ShippingSchedule(cutOff, ZONE, days), table, Set.of(), null, List.of(), List.of(), 0);
    }
}
