package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.PassingFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class WholesaleMailRouteTest extends RouteTest {
    private static final Map<String, Object> EVENT = Map.of("number", 7L, "type", "wholesale-order.accepted");

    private final List<Object> sent = new ArrayList<>();

    WholesaleMailRouteTest() {
        super("wholesale/wholesale-mail.camel.yaml");
    }

    @Test
    void eachEventIsGivenToTheStepThatMails() {
        step("wholesale-mail.send", exchange -> sent.add(exchange.getMessage().getBody()));

        send("wholesale-mail", EVENT);

        assertThat(sent).containsExactly(EVENT);
    }

    @Test
    void whileTheMailServerIsAwayTheEventWaits() {
        step("wholesale-mail.send", exchange -> {
            throw new PassingFailure("no server");
        });

        Exchange ended = send("wholesale-mail", EVENT);

        assertThat(ended.getException()).hasMessage("no server");
    }

    @Test
    void anEventThatCannotBeMailedIsKept() {
        step("wholesale-mail.send", exchange -> {
            throw new IllegalStateException("no address");
        });

        Exchange ended = send("wholesale-mail", EVENT);

        assertThat(ended.getException()).isNull();
        assertThat(path()).endsWith("failures-event.keep");
    }
}
