package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;

class WarehouseOrdersRouteTest extends RouteTest {
    private static final Map<String, Object> EVENT =
            Map.of("number", 7L, "type", "order.accepted", "data", Map.of("id", "17", "number", "ORD \"7\""));

    private final List<Object> kept = new ArrayList<>();

    WarehouseOrdersRouteTest() {
        super("custom/examples/custom-warehouse-orders.camel.yaml");
        key("custom.warehouse-orders.enabled", "true");
        bean("failures", new Keeper());
    }

    @Test
    void theOrderIsPostedAsJsonUnderAnIdThatStaysTheSame() {
        send("custom-warehouse-orders", EVENT);

        Message posted =
                edge("custom-warehouse-orders.post").getExchanges().get(0).getMessage();
        assertThat(posted.getBody(String.class)).contains("\"number\":\"ORD \\\"7\\\"\"", "\"id\":\"17\"");
        assertThat(posted.getHeaders())
                .containsEntry("webhook-id", "order-accepted-7")
                .containsEntry("Authorization", "Bearer secret-warehouse-orders")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("CamelHttpMethod", "POST");
    }

    @Test
    void whileTheWarehouseIsAwayTheOrderWaits() {
        ConnectException away = new ConnectException("refused");
        step("custom-warehouse-orders.post", exchange -> {
            throw away;
        });

        Exchange ended = send("custom-warehouse-orders", EVENT);

        assertThat(ended.getException()).isSameAs(away);
        assertThat(kept).isEmpty();
    }

    @Test
    void anOrderThatTheWarehouseRefusesIsKept() {
        step("custom-warehouse-orders.post", exchange -> {
            throw new HttpOperationFailedException("http://warehouse.example", 422, "no", null, Map.of(), "");
        });

        Exchange ended = send("custom-warehouse-orders", EVENT);

        assertThat(ended.getException()).isNull();
        assertThat(path()).endsWith("failures-event.keep");
        assertThat(kept).containsExactly(EVENT);
    }

    final class Keeper {
        public void keep(Exchange exchange) {
            kept.add(exchange.getMessage().getBody());
        }
    }
}
