package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of vendor's server begins a load with. */
class CatalogLoadRouteTest extends RouteTest {
    CatalogLoadRouteTest() {
        super(
                "catalog/sftp-catalog-catalog-load.camel.yaml",
                "catalog/ftp-catalog-catalog-load.camel.yaml",
                "catalog/https-catalog-catalog-load.camel.yaml",
                "catalog/own-catalog-catalog-load.camel.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp-catalog", "ftp-catalog", "https-catalog", "own-catalog"})
    void aLoadIsTheSameForEveryKind(String kind) {
        send(kind + "-catalog-load", null);

        assertThat(path()).isEqualTo(ids(kind + "-catalog-load", "waiting"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp-catalog", "ftp-catalog", "https-catalog", "own-catalog"})
    void aLoadThatFailsFailsTheRun(String kind) {
        step(kind + "-catalog-load.waiting", RouteFault.OWN.step());

        Exchange ended = send(kind + "-catalog-load", null);

        assertThat(ended.getException()).hasMessage(RouteFault.OWN.message());
    }
}
