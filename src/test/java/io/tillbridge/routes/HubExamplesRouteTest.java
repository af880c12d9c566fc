package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** A route that calls the API is tested without it: the kamelet is an edge, the bean has a double. */
class HubExamplesRouteTest extends RouteTest {
    HubExamplesRouteTest() {
        super(
                Path.of("src/test/resources/route-examples"),
                "custom/custom-hub-call.camel.yaml",
                "custom/custom-hub-runs.camel.yaml",
                "custom/custom-lines.camel.yaml");
    }

    /** Has what the routes here call, without the parameter that Camel fills in. */
    public static final class RunsDouble {
        public Map<String, Object> startRun(String job, String connectionId) {
            return Map.of("id", "3", "job", job, "connectionId", connectionId);
        }

        public Map<String, Object> run(String id) {
            return Map.of("id", id, "state", "queued");
        }
    }

    @Test
    void theOrderIsReadAfterItsShipment() {
        edge("custom-hub-call.ship").whenAnyExchangeReceived(answer(Map.of("id", "s5")));
        edge("custom-hub-call.read").whenAnyExchangeReceived(answer(Map.of("state", "shipped")));

        Exchange ended = send("custom-hub-call", Map.of("trackingCode", "3S1"), Map.of("order", "7"));

        assertThat(ended.getVariable("shipment")).isEqualTo("s5");
        assertThat(ended.getMessage().getBody()).isEqualTo(Map.of("state", "shipped"));
    }

    @Test
    void aDoubleStandsForTheHub() {
        bean("hub", new RunsDouble());

        Exchange ended = send("custom-hub-runs", null, Map.of("shop", "2"));

        assertThat(ended.getMessage().getBody()).isEqualTo(Map.of("id", "3", "state", "queued"));
    }

    @Test
    void aTextIsSplitIntoLines() {
        Exchange ended = send("custom-lines", "one\ntwo", Map.of());

        assertThat(ended.getException()).isNull();
        assertThat(edge("custom-lines.queue").getReceivedCounter()).isEqualTo(2);
    }
}
