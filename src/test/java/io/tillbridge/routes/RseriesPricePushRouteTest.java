package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RseriesPricePushRouteTest extends RouteTest {
    RseriesPricePushRouteTest() {
        super(
                "rseries/rseries-price-push.camel.yaml",
                "rseries/rseries-price-items.camel.yaml",
                "rseries/rseries-price-failures.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "off, create begin on off-text off, ''",
        "none, create begin on items, mode nothing",
        "plan, create begin on items, mode plan",
        "send, create begin on items, mode items"
    })
    void theSettingsDecideWhetherPricesAreSent(String mode, String steps, String below) {
        step("rseries-price-push.begin", set("prices", new Prices(mode, "send", 0)));

        send("rseries-price-push", null);

        assertThat(path())
                .filteredOn(id -> id.startsWith("rseries-price-push."))
                .isEqualTo(ids("rseries-price-push", steps));
        assertThat(path())
                .filteredOn(id -> id.startsWith("rseries-prices."))
                .isEqualTo(below.isEmpty() ? List.of() : ids("rseries-prices", below));
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_SPENT, 0, 1, spent",
        "RUN_CANCELLED, 0, 1, spent",
        "BAD_DATA, 0, 1, refused",
        "PASSING, 2, 4, missed in-a-row go-on",
        "PASSING, 3, 4, missed in-a-row give-up"
    })
    void whatFailsStaysDueOrIsKeptAndTheOthersGoOn(RouteFault fault, int failedInARow, int tries, String steps) {
        step("rseries-price-one.send", fault.step());

        Exchange ended = send("rseries-price-one", null, Map.of("prices", new Prices("send", "send", failedInARow)));

        assertThat(path()).filteredOn("rseries-price-one.send"::equals).hasSize(tries);
        assertThat(path())
                .filteredOn(id -> id.startsWith("rseries-price-failures."))
                .isEqualTo(ids("rseries-price-failures", steps));
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"send, one", "settled, left", "ended, left"})
    void anItemIsSentOrLeft(String turn, String last) {
        send("rseries-price-items", null, Map.of("prices", new Prices("send", turn, 0)));

        assertThat(path()).contains("rseries-price-items.goes-on", "rseries-price-items." + last);
    }

    /** The variable of the real steps, as far as the routes read it. */
    public record Prices(String mode, String turn, int failedInARow) {
        public List<Long> getDue() {
            return List.of(7L);
        }

        public String getItemId() {
            return "429";
        }

        public String getResult() {
            return "answered";
        }
    }
}
