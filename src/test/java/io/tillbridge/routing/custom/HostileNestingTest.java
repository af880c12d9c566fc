package io.tillbridge.routing.custom;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.component.jacksonxml.JacksonXMLDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON and XML of a partner that is nested so deep that a reader by recursion would end its thread. */
class HostileNestingTest {
    private static final int DEPTH = 100_000;

    @ParameterizedTest
    @CsvSource({
        "json, [, ]", "json, '{\"a\":', }", "jsonpath, [, ]", "jsonpath, '{\"a\":', }", "xml, <a>, </a>",
        "xpath, <a>, </a>"
    })
    void noReaderFollowsItToTheEndOfItsStack(String reader, String open, String close) throws Exception {
        String middle = open.startsWith("{") ? "1" : "";
        String hostile = open.repeat(DEPTH) + middle + close.repeat(DEPTH);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:json").unmarshal(new JacksonDataFormat());
                    from("direct:jsonpath").setBody().jsonpath("$.a");
                    from("direct:xml").unmarshal(new JacksonXMLDataFormat());
                    from("direct:xpath").setBody().xpath("/a/text()", String.class);
                }
            });
            context.start();
            try (ProducerTemplate template = context.createProducerTemplate()) {
                Exchange done = template.send(
                        "direct:" + reader, exchange -> exchange.getMessage().setBody(hostile));

                if (done.getException() != null) {
                    assertThat(done.getException()).isNotInstanceOf(Error.class);
                    for (Throwable at = done.getException(); at != null; at = at.getCause()) {
                        assertThat(at).isNotInstanceOf(StackOverflowError.class);
                    }
                }
            }
        }
    }
}
