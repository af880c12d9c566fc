package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RseriesRefusedItemRouteTest extends RouteTest {
    RseriesRefusedItemRouteTest() {
        super("rseries/rseries-refused-item.camel.yaml", "rseries/rseries-refused-item-failures.camel.yaml");
    }

    @Test
    void theItemIsReadAgainAndLookedAt() {
        AtomicReference<Object> seen = new AtomicReference<>();
        step("rseries-refused-item.read", answer("the item"));
        step(
                "rseries-refused-item.seen",
                exchange -> seen.set(exchange.getMessage().getBody()));

        send("rseries-refused-item", "17");

        assertThat(seen.get()).isEqualTo("the item");
    }

    /** The push that was refused goes on, whatever is wrong with the look. */
    @ParameterizedTest
    @EnumSource(RouteFault.class)
    void whatIsNotFoundOutNowTheNextSyncFindsOut(RouteFault fault) {
        step("rseries-refused-item.read", fault.step());

        Exchange ended = send("rseries-refused-item", "17");

        assertThat(path()).endsWith("rseries-refused-item.read", "rseries-refused-item-failures.later");
        assertThat(ended.getException()).isNull();
    }
}
