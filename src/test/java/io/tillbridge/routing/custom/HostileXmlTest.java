package io.tillbridge.routing.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jacksonxml.JacksonXMLDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XML of a partner that names files of this machine, or grows without end. */
class HostileXmlTest {
    private static final String LAUGHS =
            """
            <!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
            <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
            <!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]><a>&h;</a>
            """;

    @TempDir
    private Path temp;

    @Test
    void noEntityReadsAFileOrGrows() throws Exception {
        Path file = Files.writeString(temp.resolve("passwd"), "root-of-all");
        String reads = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + file.toUri() + "\">]><a>&x;</a>";
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:xpath").setBody().xpath("/a/text()", String.class);
                    from("direct:xml").unmarshal(new JacksonXMLDataFormat());
                }
            });
            context.start();
            for (String route : new String[] {"xpath", "xml"}) {
                for (String hostile : new String[] {reads, LAUGHS}) {
                    Exchange done = context.createProducerTemplate()
                            .send("direct:" + route, exchange -> exchange.getMessage()
                                    .setBody(hostile));

                    String body = String.valueOf(done.getMessage().getBody());
                    if (done.getException() == null) {
                        assertThat(body).as(route).doesNotContain("root-of-all").hasSizeLessThan(1_000);
                    } else {
                        assertThat(done.getException()).as(route).hasStackTraceContaining("ntity");
                    }
                }
            }
        }
    }
}
