package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A route that begins with the hub's events, and what the shipped handling of failures does with each kind. */
class EventFailuresRouteTest extends RouteTest {
    private static final Map<String, Object> EVENT =
            Map.of("number", 7L, "type", "order.accepted", "data", Map.of("number", "ORD7"));

    private final List<Object> kept = new ArrayList<>();

    EventFailuresRouteTest() {
        super(Path.of("src/test/resources/routes-tested"), "warehouse-events.camel.yaml");
        key("http.public-url", "http://127.0.0.1:9");
        bean("failures", new Keeper());
    }

    static Stream<Exception> passing() {
        return Stream.of(
                new PassingFailure("away"), new ConnectException("refused"), answer(500), answer(503), answer(429));
    }

    static Stream<Exception> permanent() {
        return Stream.of(
                new BadDataFailure("wrong"), new IllegalStateException("own"), answer(400), answer(404), answer(422));
    }

    private static HttpOperationFailedException answer(int status) {
        return new HttpOperationFailedException("http://warehouse.example", status, "no", null, Map.of(), "");
    }

    @Test
    void anEventIsAMapWhoseMembersARouteReads() {
        Exchange done = send("warehouse-events", EVENT);

        assertThat(done.getVariable("number")).isEqualTo("ORD7");
        assertThat(edge("warehouse-events.send").getExchanges()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aPassingFaultIsLeftToTheReaderWhichTriesAgain(Exception fault) {
        step("warehouse-events.send", exchange -> {
            throw fault;
        });

        Exchange ended = send("warehouse-events", EVENT);

        assertThat(ended.getException()).isSameAs(fault);
        assertThat(path()).containsExactly("warehouse-events.send");
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("permanent")
    void anyOtherFaultIsKeptWithItsEvent(Exception fault) {
        step("warehouse-events.send", exchange -> {
            exchange.getMessage().setBody("changed");
            throw fault;
        });

        Exchange ended = send("warehouse-events", EVENT);

        assertThat(ended.getException()).isNull();
        assertThat(path()).containsExactly("warehouse-events.send", "failures-event.keep");
        assertThat(kept).containsExactly(EVENT);
    }

    final class Keeper {
        public void keep(Exchange exchange) {
            kept.add(exchange.getMessage().getBody());
        }
    }
}
