package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CseriesPagesKameletTest extends RouteTest {
    CseriesPagesKameletTest() {
        super("kamelets/cseries-pages.kamelet.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "resource=variants, variants||since-id||bulk",
        "resource=orders/${body}/products&query=limit=5&by=page&key=rows&priority=orders,"
                + " orders/7/products|limit=5|page|rows|orders"
    })
    void theWalkIsWhatTheRouteNames(String options, String walk) {
        bean("cseriesPages", new Pages());

        Exchange answer = send("kamelet:cseries-pages?" + options, 7);

        assertThat(answer.getMessage().getBody()).isEqualTo(List.of(walk));
    }

    static final class Pages {
        public void open(Exchange exchange) {
            exchange.getMessage()
                    .setBody(List.of(String.join(
                            "|",
                            exchange.getProperty("cseriesResource", String.class),
                            exchange.getProperty("cseriesQuery", String.class),
                            exchange.getProperty("cseriesBy", String.class),
                            exchange.getProperty("cseriesKey", String.class),
                            exchange.getProperty("cseriesPriority", String.class))));
        }
    }
}
