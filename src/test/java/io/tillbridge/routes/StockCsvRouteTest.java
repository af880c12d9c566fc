package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.junit.jupiter.api.Test;

class StockCsvRouteTest extends RouteTest {
    StockCsvRouteTest() {
        super("custom/examples/custom-stock-csv.camel.yaml");
        key("custom.stock-csv.enabled", "true");
    }

    @Test
    void theStockBecomesACsvFile() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("warehouse", "Main");
        row.put("sku", "A-1");
        row.put("gtin", null);
        row.put("name", "Bell; \"loud\"");
        row.put("onHand", 5L);
        row.put("reserved", 2L);
        row.put("available", 3L);
        edge("custom-stock-csv.select").whenAnyExchangeReceived(answer(List.of(row)));

        Exchange ended = send("custom-stock-csv", null);

        assertThat(ended.getException()).isNull();
        assertThat(written())
                .isEqualTo("warehouse;sku;gtin;name;onHand;reserved;available\r\n"
                        + "Main;A-1;;\"Bell; \"\"loud\"\"\";5;2;3\r\n");
    }

    @Test
    void withoutStockTheFileHasItsHeaderOnly() {
        edge("custom-stock-csv.select").whenAnyExchangeReceived(answer(List.of()));

        send("custom-stock-csv", null);

        assertThat(written()).isEqualTo("warehouse;sku;gtin;name;onHand;reserved;available\r\n");
    }

    private String written() {
        return edge("custom-stock-csv.write").getExchanges().get(0).getMessage().getBody(String.class);
    }

    @Test
    void aFileIsSent() {
        send("custom-stock-csv-send", "a;b");

        assertThat(path()).containsExactly("custom-stock-csv-send.send");
    }

    @Test
    void aFileThatCannotBeSentStays() {
        var away = new GenericFileOperationFailedException("no server", new ConnectException("refused"));
        step("custom-stock-csv-send.send", exchange -> {
            throw away;
        });

        Exchange ended = send("custom-stock-csv-send", "a;b");

        assertThat(ended.getException()).as("so that the folder keeps the file").isSameAs(away);
    }
}
