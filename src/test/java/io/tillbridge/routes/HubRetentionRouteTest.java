package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class HubRetentionRouteTest extends RouteTest {
    private final List<Object> swept = new ArrayList<>();

    HubRetentionRouteTest() {
        super("retention/hub-retention.camel.yaml");
    }

    @Test
    void theRunSweepsOnce() {
        bean("retention", new Sweep());

        send("hub-retention", null, Map.of("run", "run 7"));

        assertThat(path()).containsExactly("hub-retention.sweep");
        assertThat(swept).containsExactly("run 7");
    }

    @Test
    void aSweepThatFailsFailsTheRun() {
        step("hub-retention.sweep", RouteFault.OWN.step());

        Exchange ended = send("hub-retention", null);

        assertThat(path()).containsExactly("hub-retention.sweep");
        assertThat(ended.getException()).hasMessage(RouteFault.OWN.message());
    }

    final class Sweep {
        public void sweep(Object run) {
            swept.add(run);
        }
    }
}
