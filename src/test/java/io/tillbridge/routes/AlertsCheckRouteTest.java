package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsCheckRouteTest extends RouteTest {
    AlertsCheckRouteTest() {
        super("alerts/alerts-check.camel.yaml", "schedule/schedule-alerts.camel.yaml");
    }

    @Test
    void eachMessageThatIsDueIsSent() {
        edge("alerts-check.problems").whenAnyExchangeReceived(answer(List.of(Map.of("cause", "connection:7"))));
        step("alerts-send.due", answer(List.of(1L, 2L)));
        step("alerts-send-one.claim", set("channel", "none"));

        send("schedule-alerts", null);

        assertThat(path())
                .containsExactly(
                        "schedule-alerts.check",
                        "alerts-check.query",
                        "alerts-check.problems",
                        "alerts-check.update",
                        "alerts-check.send",
                        "alerts-send.due",
                        "alerts-send.each",
                        "alerts-send.one",
                        "alerts-send-one.claim",
                        "alerts-send-one.channel",
                        "alerts-send-one.taken",
                        "alerts-send.one",
                        "alerts-send-one.claim",
                        "alerts-send-one.channel",
                        "alerts-send-one.taken");
    }

    @ParameterizedTest
    @CsvSource({"mail, mail mailed", "webhook, post posted", "none, taken"})
    void aMessageGoesItsChannel(String channel, String steps) {
        step("alerts-send-one.claim", set("channel", channel));

        send("alerts-send-one", 1L);

        assertThat(path()).isEqualTo(ids("alerts-send-one", "claim channel " + steps));
    }

    @ParameterizedTest
    @CsvSource({"mail, mail, PASSING", "webhook, post, PASSING", "webhook, post, ERROR"})
    void aMessageThatDoesNotArriveStaysDue(String channel, String step, RouteFault fault) {
        step("alerts-send-one.claim", set("channel", channel));
        step("alerts-send-one." + step, fault.step());

        Exchange ended = send("alerts-send-one", 1L);

        assertThat(path()).endsWith("alerts-send-one." + step, "alerts-failures.missed");
        assertThat(ended.getException()).isNull();
    }
}
