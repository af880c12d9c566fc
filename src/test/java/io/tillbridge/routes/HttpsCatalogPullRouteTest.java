package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpsCatalogPullRouteTest extends RouteTest {
    HttpsCatalogPullRouteTest() {
        super("catalog/https-catalog-catalog-pull.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"files, fetch", "nothing, no-files"})
    void whatWasLeftIsLoadedFirstThenNewFilesAreFetched(String found, String next) {
        step("https-catalog-catalog-pull.open", set("found", found));
        step("https-catalog-catalog-pull.fetch", answer(null));

        send("https-catalog-catalog-pull", null);

        assertThat(path()).isEqualTo(ids("https-catalog-catalog-pull", "earlier list open found " + next));
    }

    @Test
    void aServerThatIsAwayIsAskedAgainAndThenFailsTheRun() {
        step("https-catalog-catalog-pull.list", RouteFault.SERVER_AWAY.step());

        Exchange ended = send("https-catalog-catalog-pull", null);

        assertThat(path()).isEqualTo(ids("https-catalog-catalog-pull", "earlier list list list list"));
        assertThat(ended.getException()).hasMessage(RouteFault.SERVER_AWAY.message());
    }
}
