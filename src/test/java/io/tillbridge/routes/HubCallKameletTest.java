package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;

class HubCallKameletTest extends RouteTest {
    HubCallKameletTest() {
        super("kamelets/hub-call.kamelet.yaml");
    }

    @Test
    void aCallIsMadeAsTheRouteSays() {
        bean("hubCall", (Processor) exchange -> exchange.getMessage()
                .setBody(exchange.getProperty("hubOperation") + "|" + exchange.getProperty("hubArguments") + "|"
                        + exchange.getProperty("hubIfMatch") + "|" + exchange.getProperty("hubIdempotencyKey")));

        Exchange full = send(
                "kamelet:hub-call?operation=shipOrder&arguments=RAW(id=${body[id]}; force=true)"
                        + "&ifMatch=${variable.hubETag}&idempotencyKey=ship-${body[id]}",
                Map.of("id", "7"));
        Exchange plain = send("kamelet:hub-call?operation=listOrders", null);

        assertThat(full.getMessage().getBody())
                .isEqualTo("shipOrder|id=${body[id]}; force=true|${variable.hubETag}|ship-${body[id]}");
        assertThat(plain.getMessage().getBody()).isEqualTo("listOrders|||");
    }
}
