package io.tillbridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.document.FieldFault;
import io.tillbridge.settings.AlertSettings.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSettingsTest {
    private final List<FieldFault> faults = new ArrayList<>();

    @Test
    void whatIsSetComesBackInNormalForm() {
        Map<String, Object> given = Map.of(
                "mailTo", List.of("ops@shop.example"),
                "webhook", Map.of("url", "https://chat.example.com/hooks/{secret}"),
                "kinds", List.of("failure-kept", "job-failed"),
                "quietHours", Map.of("from", "22:00", "to", "07:30"),
                "recovered", false);

        Map<String, Object> normal = Settings.normal("", Map.of("alerts", given), faults);

        assertThat(faults).isEmpty();
        assertThat(normal.get("alerts"))
                .isEqualTo(Map.of(
                        "mailTo", List.of("ops@shop.example"),
                        "webhook", Map.of("url", "https://chat.example.com/hooks/{secret}"),
                        "kinds", List.of("job-failed", "failure-kept"),
                        "quietHours", Map.of("from", "22:00", "to", "07:30"),
                        "repeatAfterHours", 24,
                        "recovered", false));
        assertThat(Settings.normal("", normal, faults)).isEqualTo(normal);
    }

    @Test
    void allFaultsAreToldAtOnceEachAtItsPlace() {
        Map<String, Object> given = Map.of(
                "mailto", List.of(),
                "mailTo", List.of("ops@shop.example", "nobody", 7),
                "webhook", Map.of("url", "https://{secret}.example.com/x", "secret", "x"),
                "kinds", List.of(),
                "quietHours", Map.of("from", "25:00", "timeZone", "Mars"),
                "repeatAfterHours", 721,
                "recovered", "yes");

        Settings.normal("", Map.of("alerts", given), faults);

        assertThat(faults.stream().map(fault -> fault.pointer() + " " + fault.code()))
                .containsExactlyInAnyOrder(
                        "/alerts/mailto unknown-field",
                        "/alerts/mailTo/1 not-allowed",
                        "/alerts/mailTo/2 wrong-type",
                        "/alerts/webhook/secret unknown-field",
                        "/alerts/webhook/url malformed",
                        "/alerts/kinds out-of-range",
                        "/alerts/quietHours/from malformed",
                        "/alerts/quietHours/to required",
                        "/alerts/quietHours/timeZone not-allowed",
                        "/alerts/repeatAfterHours out-of-range",
                        "/alerts/recovered wrong-type");
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:pass@chat.example.com/x, malformed",
        "ftp://chat.example.com/x, malformed",
        "/hooks, malformed",
        "https:// /x, malformed"
    })
    void anAddressThatIsNoReceiverIsRefused(String url, String code) {
        Settings.normal("", Map.of("alerts", Map.of("webhook", Map.of("url", url))), faults);

        assertThat(faults).extracting(FieldFault::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 20:59:59, false",
        "22:00, 07:00, 21:00:00, true",
        "22:00, 07:00, 05:59:59, true",
        "22:00, 07:00, 06:00:00, false",
        "12:00, 14:00, 11:00:00, true",
        "12:00, 14:00, 13:00:00, false"
    })
    void quietHoursAreOfTheirZoneAndMayLastOverMidnight(LocalTime from, LocalTime to, String utc, boolean quiet) {
        QuietHours hours = new QuietHours(from, to, null);

        assertThat(hours.at(Instant.parse("2026-03-11T" + utc + "Z"), ZoneId.of("Europe/Amsterdam")))
                .isEqualTo(quiet);
    }
}
