package io.tillbridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.document.FieldFault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountSettingsTest {
    private final List<FieldFault> faults = new ArrayList<>();

    @Test
    void nothingIsNeededAndEverythingHasADefault() {
        Map<String, Object> normal = Settings.normal("", Map.of(), faults);

        assertThat(faults).isEmpty();
        assertThat(normal)
                .isEqualTo(Map.of(
                        "timeZone",
                        "UTC",
                        "workingDays",
                        List.of("mon", "tue", "wed", "thu", "fri"),
                        "holidays",
                        List.of(),
                        "instantOrdering",
                        false));
    }

    @Test
    void whatIsSetComesBackInNormalForm() {
        Map<String, Object> given = Map.of(
                "companyName", "  Fietsen & Zonen ",
                "address", Map.of("city", "Zwolle", "country", "nl"),
                "timeZone", "Europe/Amsterdam",
                "workingDays", List.of("sat", "mon"),
                "holidays", List.of("2026-12-25", "--01-01", "--02-29"),
                "termsOfServiceUrl", "https://fietsen.example/voorwaarden",
                "mail", Map.of("senderName", "Fietsen", "replyTo", "winkel@fietsen.example"));

        Map<String, Object> normal = Settings.normal("", given, faults);

        assertThat(faults).isEmpty();
        assertThat(normal)
                .containsEntry("companyName", "Fietsen & Zonen")
                .containsEntry("address", Map.of("city", "Zwolle", "country", "NL"))
                .containsEntry("workingDays", List.of("mon", "sat"))
                .containsEntry("holidays", List.of("--01-01", "--02-29", "2026-12-25"));
        assertThat(Settings.normal("", normal, faults)).isEqualTo(normal);
    }

    @Test
    void allFaultsAreToldAtOnceEachAtItsPlace() {
        Map<String, Object> given = Map.of(
                "companyname",
                "x",
                "companyName",
                5,
                "address",
                Map.of("city", " ", "country", "Holland", "planet", "Mars"),
                "timeZone",
                "Amsterdam",
                "workingDays",
                List.of("mon", "Tuesday", "mon"),
                "holidays",
                Arrays.asList("2026-02-30", "25-12", null),
                "instantOrdering",
                "yes",
                "termsOfServiceUrl",
                "http://fietsen.example",
                "mail",
                Map.of("senderName", "a\nBcc: b", "replyTo", "nobody"));

        Settings.normal("/settings", given, faults);

        assertThat(faults.stream().map(fault -> fault.pointer() + " " + fault.code()))
                .containsExactlyInAnyOrder(
                        "/settings/companyname unknown-field",
                        "/settings/companyName wrong-type",
                        "/settings/address/city malformed",
                        "/settings/address/country not-allowed",
                        "/settings/address/planet unknown-field",
                        "/settings/timeZone not-allowed",
                        "/settings/workingDays/1 not-allowed",
                        "/settings/workingDays/2 not-allowed",
                        "/settings/holidays/0 not-allowed",
                        "/settings/holidays/1 not-allowed",
                        "/settings/holidays/2 wrong-type",
                        "/settings/instantOrdering wrong-type",
                        "/settings/termsOfServiceUrl malformed",
                        "/settings/mail/senderName malformed",
                        "/settings/mail/replyTo malformed");
    }

    @Test
    void aWeekWithoutWorkingDaysIsRefused() {
        Settings.normal("", Map.of("workingDays", List.of()), faults);

        assertThat(faults)
                .containsExactly(
                        new FieldFault("/workingDays", "out-of-range", "must name at least one day, found none."));
    }

    @Test
    void holidaysCannotTakeEveryWorkingDayAway() {
        Stream<String> dates = IntStream.range(0, 301)
                .mapToObj(days -> LocalDate.of(2026, 1, 1).plusDays(days).toString());

        Settings.normal("", Map.of("holidays", dates.toList()), faults);

        assertThat(faults)
                .containsExactly(
                        new FieldFault("/holidays", "out-of-range", "must name at most 300 dates, found 301."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://user:word@shop.example/terms",
                "https:///terms",
                "https://shop example/terms",
                "//shop.example"
            })
    void termsStandOnAPageThatAnybodyCanOpen(String url) {
        Settings.normal("", Map.of("termsOfServiceUrl", url), faults);

        assertThat(faults).extracting(FieldFault::pointer).containsExactly("/termsOfServiceUrl");
    }
}
