package io.tillbridge.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.document.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTableReadingTest {
    /** An entry with one mistake, and where and how it is told. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "daysAhead: 0 | /daysAhead out-of-range",
                "daysAhead: 15 | /daysAhead out-of-range",
                "dayAhead: 2 | /dayAhead unknown-field",
                "windows: none | /windows wrong-type",
                "windows: [evening] | /windows/0 wrong-type",
                "windows: [{kind: night, country: NL, from: '18:00', to: '21:00'}] | /windows/0/kind not-allowed",
                "windows: [{country: NL, from: '18:00', to: '21:00'}] | /windows/0/kind required",
                "windows: [{kind: evening, from: '18:00', to: '21:00'}] | /windows/0/country required",
                "windows: [{kind: evening, country: nl, from: '18:00', to: '21:00'}] | /windows/0/country not-allowed",
                "windows: [{kind: evening, country: XX, from: '18:00', to: '21:00'}] | /windows/0/country not-allowed",
                "windows: [{kind: evening, country: NL, to: '21:00'}] | /windows/0/from required",
                "windows: [{kind: evening, country: NL, from: '18:00'}] | /windows/0/to required",
                "windows: [{kind: evening, country: NL, from: '6pm', to: '21:00'}] | /windows/0/from malformed",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '24:00'}] | /windows/0/to malformed",
                "windows: [{kind: evening, country: NL, from: '21:00', to: '18:00'}] | /windows/0/to out-of-range",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '18:00'}] | /windows/0/to out-of-range",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', postcodes: ['1099-1000']}] |"
                        + " /windows/0/postcodes/0 not-allowed",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', postcodes: ['100-1099']}] |"
                        + " /windows/0/postcodes/0 not-allowed",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', postcodes: ['%']}] |"
                        + " /windows/0/postcodes/0 not-allowed",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', weekdays: [dinsdag]}] |"
                        + " /windows/0/weekdays/0 not-allowed",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', weekdays: []}] |"
                        + " /windows/0/weekdays required",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', price: '-1'}] |"
                        + " /windows/0/price malformed",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', price: '4,95'}] |"
                        + " /windows/0/price malformed",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', price: 5}] |"
                        + " /windows/0/price wrong-type",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', leadDays: 15}] |"
                        + " /windows/0/leadDays out-of-range",
                "windows: [{kind: sameday, country: NL, from: '18:00', to: '21:00', leadDays: 1}] |"
                        + " /windows/0/leadDays out-of-range",
                "windows: [{kind: evening, country: NL, from: '18:00', to: '21:00', cutOff: noon}] |"
                        + " /windows/0/cutOff malformed",
                "transit: [{country: NL, minDays: 3, maxDays: 2}] | /transit/0/maxDays out-of-range",
                "transit: [{country: NL, minDays: -1}] | /transit/0/minDays out-of-range",
                "transit: [{}] | /transit/0/country required",
                "pickupPlaces: [{name: A, address: {country: NL}}] | /pickupPlaces/0/id required",
                "pickupPlaces: [{id: a b, name: A, address: {country: NL}}] | /pickupPlaces/0/id malformed",
                "pickupPlaces: [{id: a, address: {country: NL}}] | /pickupPlaces/0/name required",
                "pickupPlaces: [{id: a, name: A}] | /pickupPlaces/0/address/country required",
                "pickupPlaces: [{id: a, name: A, address: here}] | /pickupPlaces/0/address wrong-type",
                "pickupPlaces: [{id: a, name: A, address: {country: NL}, openingTimes: {someday: []}}] |"
                        + " /pickupPlaces/0/openingTimes/someday unknown-field",
                "pickupPlaces: [{id: a, name: A, address: {country: NL}, openingTimes: {monday: [{from: '09:00'}]}}] |"
                        + " /pickupPlaces/0/openingTimes/monday/0/to required",
                "pickupPlaces: [{id: a, name: A, address: {country: NL}, openingTimes: {monday: [{from: '09:00', to:"
                        + " '12:00'}, {from: '11:00', to: '13:00'}]}}] |"
                        + " /pickupPlaces/0/openingTimes/monday/1/from out-of-range",
                "pickupPlaces: [{id: a, name: A, address: {country: NL}, exceptions: [{date: '2026-02-30', times: []}]}] |"
                        + " /pickupPlaces/0/exceptions/0/date malformed",
                "pickupPlaces: [{id: a, name: A, address: {country: NL}, exceptions: [{times: []}]}] |"
                        + " /pickupPlaces/0/exceptions/0/date required",
                "pickupPlaces: [{id: a, name: A, address: {country: NL}}, {id: a, name: B, address: {country: NL}}] |"
                        + " /pickupPlaces/1/id repeated",
            })
    void eachMistakeIsToldWhereItStands(String given, String expected) {
        List<FieldFault> faults = new ArrayList<>();

        DeliveryTableReading.read("", CheckoutOptionsTest.yaml(given), faults);

        assertThat(faults.stream().map(fault -> fault.pointer() + " " + fault.code()).toList())
                .containsExactly(expected);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        List<FieldFault> faults = new ArrayList<>();

        DeliveryTableReading.read(
                "",
                CheckoutOptionsTest.yaml(
                        """
                        daysAhead: many
                        windows:
                        - {kind: night, country: XX, from: '25:00', to: '1'}
                        pickupPlaces:
                        - {}
                        """),
                faults);

        assertThat(faults.stream().map(FieldFault::pointer).toList())
                .containsExactly(
                        "/daysAhead",
                        "/windows/0/kind",
                        "/windows/0/country",
                        "/windows/0/from",
                        "/windows/0/to",
                        "/pickupPlaces/0/id",
                        "/pickupPlaces/0/name",
                        "/pickupPlaces/0/address/country");
    }

    @Test
    void aTableHasABound() {
        List<FieldFault> faults = new ArrayList<>();
        List<Map<String, String>> many = IntStream.rangeClosed(0, DeliveryTableReading.MOST_RULES)
                .mapToObj(i -> Map.of("country", "NL"))
                .toList();

        DeliveryTableReading.read("", Map.of("transit", many), faults);

        assertThat(faults.stream().map(fault -> fault.pointer() + " " + fault.code()).toList())
                .containsExactly("/transit too-long");
    }
}
