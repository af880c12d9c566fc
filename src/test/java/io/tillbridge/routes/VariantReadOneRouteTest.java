package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantReadOneRouteTest extends RouteTest {
    VariantReadOneRouteTest() {
        super("cseries/variant-read-one.camel.yaml");
    }

    @Test
    void aVariantThatIsThereIsSeen() {
        edge("variant-read-one.read").whenAnyExchangeReceived(answer(Map.of("id", 1)));

        send("variant-read-one", "v1");

        assertThat(path()).isEqualTo(ids("variant-read-one", "keep read result seen"));
    }

    @Test
    void aVariantThatIsGoneIsNotedAndTheOthersAreRead() {
        step("variant-read-one.read", RouteFault.NOT_FOUND.step());

        Exchange ended = send("variant-read-one", "v1");

        assertThat(path()).filteredOn("variant-read-one.read"::equals).hasSize(3);
        assertThat(path()).endsWith("variant-read-failures.gone", "variant-read-one.result", "variant-read-one.gone");
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"BUDGET_SPENT, 1", "RUN_CANCELLED, 1", "PASSING, 4", "BAD_DATA, 1", "REFUSED, 1", "OWN, 1"})
    void whatElseFailsEndsTheRun(RouteFault fault, int tries) {
        step("variant-read-one.read", fault.step());

        Exchange ended = send("variant-read-one", "v1");

        assertThat(path()).hasSize(1 + tries).endsWith("variant-read-one.read");
        assertThat(ended.getException()).hasMessage(fault.message());
    }
}
