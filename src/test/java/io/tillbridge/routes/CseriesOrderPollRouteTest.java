package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CseriesOrderPollRouteTest extends RouteTest {
    private final List<String> queued = new ArrayList<>();

    CseriesOrderPollRouteTest() {
        super("cseries/cseries-order-poll.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "off, no, hooks begin span off-text off pushes no-push",
        "read, yes, hooks begin span read pushes push",
        "wait, no, hooks begin span nothing pushes no-push"
    })
    void theSettingsDecideWhatIsReadAndWhetherStockFollows(String mode, String pushes, String steps) {
        step("cseries-order-poll.begin", set("poll", new Poll(mode, pushes)));
        bean("runs", new Queue());

        send("cseries-order-poll", null, Map.of("connection", 3L));

        assertThat(path()).isEqualTo(ids("cseries-order-poll", steps));
        assertThat(queued).isEqualTo(pushes.equals("yes") ? List.of("inventory-push of 3") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"PASSING, 4", "REFUSED, 1", "OWN, 1"})
    void aPollThatCannotBeginFailsItsRun(RouteFault fault, int tries) {
        step("cseries-order-poll.hooks", fault.step());

        Exchange ended = send("cseries-order-poll", null);

        assertThat(path()).isEqualTo(Collections.nCopies(tries, "cseries-order-poll.hooks"));
        assertThat(ended.getException()).hasMessage(fault.message());
    }

    final class Queue {
        public void due(String job, long connection) {
            queued.add(job + " of " + connection);
        }
    }

    private record Poll(String mode, String pushesStock) {}
}
