package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SftpCatalogLoadRouteTest extends RouteTest {
    SftpCatalogLoadRouteTest() {
        super("catalog/sftp-catalog-catalog-load.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"false, one", "true, try"})
    void everyDeliveryThatWaitsIsLoadedThenTheVendorIsToldOnce(boolean dryRun, String how) {
        edge("sftp-catalog-catalog-load.due")
                .whenAnyExchangeReceived(answer(List.of(Map.of("id", 4L), Map.of("id", 9L))));

        send("sftp-catalog-catalog-load", null, Map.of("connection", 3, "run", new Asked(dryRun)));

        assertThat(path())
                .isEqualTo(ids("sftp-catalog-catalog-load", "due each how %s how %s report".formatted(how, how)));
        assertThat(edge("sftp-catalog-catalog-load." + how).getExchanges())
                .extracting(one -> one.getMessage().getBody())
                .containsExactly(4L, 9L);
        assertThat(edge("sftp-catalog-catalog-load.due").getExchanges())
                .extracting(one -> one.getMessage().getBody(String.class))
                .allMatch(sql -> sql.endsWith("WHERE connection_id = 3 ORDER BY id"));
    }

    @Test
    void withoutADeliveryTheVendorIsStillTold() {
        edge("sftp-catalog-catalog-load.due").whenAnyExchangeReceived(answer(List.of()));

        send("sftp-catalog-catalog-load", null, Map.of("connection", 3));

        assertThat(path()).isEqualTo(ids("sftp-catalog-catalog-load", "due each report"));
    }

    @Test
    void aDatabaseThatIsAwayFailsTheRun() {
        step("sftp-catalog-catalog-load.due", RouteFault.OWN.step());

        Exchange ended = send("sftp-catalog-catalog-load", null, Map.of("connection", 3));

        assertThat(path()).isEqualTo(ids("sftp-catalog-catalog-load", "due"));
        assertThat(ended.getException()).hasMessage(RouteFault.OWN.message());
    }

    private record Asked(boolean dryRun) {}
}
