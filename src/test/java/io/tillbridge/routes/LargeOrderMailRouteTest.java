package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeOrderMailRouteTest extends RouteTest {
    LargeOrderMailRouteTest() {
        super("custom/examples/custom-large-order-mail.camel.yaml");
        key("custom.large-order-mail.enabled", "true");
    }

    private static Map<String, Object> order(String total) {
        Map<String, Object> data = Map.of("number", "ORD7", "total", total);
        return Map.of("number", 7L, "time", "2026-11-30T08:12:09Z", "data", data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500.01", "501", "1000.00", "99999.95"})
    void anOrderAboveTheAmountIsMailed(String total) {
        send("custom-large-order-mail", order(total));

        Message mail =
                edge("custom-large-order-mail.send").getExchanges().get(0).getMessage();
        assertThat(mail.getHeader("Subject")).isEqualTo("Order ORD7 of " + total);
        assertThat(mail.getBody(String.class))
                .contains("Order ORD7 was accepted on 2026-11-30T08:12:09Z.", "Total: " + total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "99.95", "500", "500.00"})
    void anyOtherIsNot(String total) {
        send("custom-large-order-mail", order(total));

        assertThat(path()).containsExactly("custom-large-order-mail.amount", "custom-large-order-mail.smaller");
    }

    @Test
    void anOrderWithoutATotalIsNot() {
        send("custom-large-order-mail", Map.of("number", 7L, "data", Map.of("number", "ORD7")));

        assertThat(path()).endsWith("custom-large-order-mail.smaller");
    }

    @Test
    void whileTheMailServerIsAwayTheOrderWaits() {
        MessagingException away = new MessagingException("no server", new ConnectException("refused"));
        step("custom-large-order-mail.send", exchange -> {
            throw away;
        });

        Exchange ended = send("custom-large-order-mail", order("501"));

        assertThat(ended.getException()).isSameAs(away);
    }

    @Test
    void aMailThatTheServerRefusesIsKept() {
        step("custom-large-order-mail.send", exchange -> {
            throw new MessagingException("550 no such user");
        });

        Exchange ended = send("custom-large-order-mail", order("501"));

        assertThat(ended.getException()).isNull();
        assertThat(path()).endsWith("failures-event.keep");
    }
}
