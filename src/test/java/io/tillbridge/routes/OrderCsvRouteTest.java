package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.junit.jupiter.api.Test;

class OrderCsvRouteTest extends RouteTest {
    private static final Map<String, Object> EVENT = Map.of("number", 7L, "data", Map.of("id", "17"));

    OrderCsvRouteTest() {
        super("custom/examples/custom-order-csv.camel.yaml");
        key("custom.order-csv.enabled", "true");
        bean("failures", new Kept());
    }

    /** Stands for the failures that the hub keeps. */
    public static final class Kept {
        public void keep(Exchange exchange) {
            exchange.getMessage().setBody("kept");
        }
    }

    private static Map<String, Object> segment(Object... values) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(List.of("a", "b", "c", "d", "e").get(i), values[i]);
        }
        return row;
    }

    @Test
    void theOrderIsAFileOfSegments() {
        edge("custom-order-csv.segments")
                .whenAnyExchangeReceived(answer(List.of(
                        segment("BGM", "220", "ORD7", "20261130", new BigDecimal("12.5000")),
                        segment("NAD", "DP", "Ann \"Q\"; Ltd", "1011", "Amsterdam"),
                        segment("LIN", "3", "8712345678906", "A-1", "Bell"),
                        segment("QTY", "21", 2L, "PCE", null))));

        send("custom-order-csv", EVENT);

        var sent = edge("custom-order-csv.send").getExchanges().get(0).getMessage();
        assertThat(sent.getBody(String.class))
                .isEqualTo("BGM;220;ORD7;20261130;12.5000\r\nNAD;DP;\"Ann \"\"Q\"\"; Ltd\";1011;Amsterdam\r\n"
                        + "LIN;3;8712345678906;A-1;Bell\r\nQTY;21;2;PCE;\r\n");
        assertThat(sent.getHeaders()).containsEntry("order", "17").containsEntry("event", 7L);
    }

    @Test
    void whileTheServerIsAwayTheOrderWaits() {
        var away = new GenericFileOperationFailedException("no server", new ConnectException("refused"));
        step("custom-order-csv.send", exchange -> {
            throw away;
        });

        assertThat(send("custom-order-csv", EVENT).getException()).isSameAs(away);
    }

    @Test
    void anOrderThatTheServerRefusesIsKept() {
        step("custom-order-csv.send", exchange -> {
            throw new GenericFileOperationFailedException("no such folder");
        });

        Exchange ended = send("custom-order-csv", EVENT);

        assertThat(ended.getException()).isNull();
        assertThat(path()).endsWith("failures-event.keep");
    }
}
