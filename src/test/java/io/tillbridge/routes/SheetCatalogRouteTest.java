package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class SheetCatalogRouteTest extends RouteTest {
    SheetCatalogRouteTest() {
        super("custom/examples/custom-sheet-catalog.camel.yaml");
        key("custom.sheet-catalog.enabled", "true");
    }

    @Test
    void theSheetIsUploaded() {
        edge("custom-sheet-catalog.read").whenAnyExchangeReceived(answer("vendorSku,name\nA-1,Bell\n"));
        edge("custom-sheet-catalog.upload").whenAnyExchangeReceived(answer(Map.of("id", "9")));

        Exchange ended = send("custom-sheet-catalog", null);

        assertThat(path())
                .containsExactly(
                        "custom-sheet-catalog.read", "custom-sheet-catalog.upload", "custom-sheet-catalog.tell");
        assertThat(edge("custom-sheet-catalog.read")
                        .getExchanges()
                        .get(0)
                        .getMessage()
                        .getHeaders())
                .containsEntry("CamelHttpPath", "secret-sheet-catalog-path")
                .containsEntry("CamelHttpQuery", "format=csv");
        assertThat(ended.getMessage().getBody()).isEqualTo("Upload 9 received");
    }

    @Test
    void aHubThatIsBusyIsAskedAgain() {
        step("custom-sheet-catalog.upload", exchange -> {
            throw new PassingFailure("busy");
        });

        Exchange ended = send("custom-sheet-catalog", null);

        assertThat(ended.getException()).hasMessage("busy");
        assertThat(path().stream().filter("custom-sheet-catalog.upload"::equals))
                .hasSize(1 + 3);
    }

    @Test
    void aRefusedFileFailsTheRun() {
        step("custom-sheet-catalog.upload", exchange -> {
            throw new BadDataFailure("no such connection");
        });

        Exchange ended = send("custom-sheet-catalog", null);

        assertThat(ended.getException()).hasMessage("no such connection");
        assertThat(path()).endsWith("custom-sheet-catalog.upload");
    }
}
