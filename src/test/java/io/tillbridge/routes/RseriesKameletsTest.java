package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RseriesKameletsTest extends RouteTest {
    RseriesKameletsTest() {
        super("kamelets/rseries-call.kamelet.yaml", "kamelets/rseries-pages.kamelet.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "call?path=Shop, GET|Shop||orders",
        "call?method=PUT&path=Item/${body}&query=limit=${body}&priority=bulk, PUT|Item/7|limit=${body}|bulk"
    })
    void theCallIsWhatTheRouteNames(String options, String call) {
        bean("rseriesCalls", new Calls());

        assertThat(send("kamelet:rseries-" + options, 7).getMessage().getBody()).isEqualTo(call);
    }

    @ParameterizedTest
    @CsvSource({
        "pages?resource=Sale, Sale|||bulk",
        "pages?resource=Item/${body}/x&query=limit=5&key=Rows&priority=orders, Item/7/x|limit=5|Rows|orders"
    })
    void theWalkIsWhatTheRouteNames(String options, String walk) {
        bean("rseriesPages", new Pages());

        assertThat(send("kamelet:rseries-" + options, 7).getMessage().getBody()).isEqualTo(walk);
    }

    static final class Calls {
        public void call(Exchange exchange) {
            exchange.getMessage().setBody(read(exchange, "Method", "Path", "Query", "Priority"));
        }
    }

    static final class Pages {
        public void open(Exchange exchange) {
            exchange.getMessage().setBody(read(exchange, "Resource", "Query", "Key", "Priority"));
        }
    }

    private static String read(Exchange exchange, String... names) {
        return Arrays.stream(names)
                .map(name -> exchange.getProperty("rseries" + name, String.class))
                .collect(Collectors.joining("|"));
    }
}
