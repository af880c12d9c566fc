package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ExchangeLinesTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void eachExchangeIsALineWithoutItsData() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.getManagementStrategy()
                    .addEventNotifier(new ExchangeLines(line -> lines.add(line.replaceAll("[0-9]+ ms", "n ms"))));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:good?timeout=1000")
                            .routeId("good")
                            .setBody(constant(Map.of("name", "Vera", "city", "Ede")));
                    from("direct:bad").routeId("bad").process(exchange -> {
                        throw new IllegalStateException("Vera lives in Ede");
                    });
                    from("direct:handled")
                            .routeId("handled")
                            .onException(Exception.class)
                            .handled(true)
                            .end()
                            .process(exchange -> {
                                throw new IllegalArgumentException("Vera lives in Ede");
                            });
                }
            });
            context.start();

            for (String route : List.of("good", "bad", "handled")) {
                context.createFluentProducerTemplate()
                        .to("direct:" + route)
                        .withBody("Vera of Ede")
                        .send();
            }
        }

        assertThat(lines)
                .containsExactly(
                        "good from direct:good, n ms, done, body Map of 2",
                        "bad from direct:bad, n ms, failed with IllegalStateException, body text of 11",
                        "handled from direct:handled, n ms, handled IllegalArgumentException, body text of 11");
    }
}
