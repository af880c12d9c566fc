package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RseriesItemCreateRouteTest extends RouteTest {
    RseriesItemCreateRouteTest() {
        super(
                "rseries/rseries-item-create.camel.yaml",
                "rseries/rseries-item-create-each.camel.yaml",
                "rseries/rseries-item-create-one.camel.yaml",
                "rseries/rseries-item-create-currency.camel.yaml",
                "rseries/rseries-item-create-failures.camel.yaml",
                "rseries/rseries-item-search.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_SPENT, spent, spent, false",
        "RUN_CANCELLED, spent, spent, false",
        "BAD_DATA, refused, refused, true",
        "PASSING, lost, lost, true"
    })
    void aCallThatFailedIsNeverRepeatedAndADoubtIsLookedInto(
            RouteFault fault, String step, String result, boolean looked) {
        Create create = new Create(0);
        step("rseries-item-create-one.send", fault.step());
        step("rseries-item-create-failures." + step, exchange -> create.result = result);

        Exchange ended = send("rseries-item-create-one", null, Map.of("create", create));

        assertThat(path())
                .contains("rseries-item-create-failures." + step)
                .filteredOn("rseries-item-create-one.send"::equals)
                .hasSize(1);
        assertThat(path().contains("rseries-item-again.look")).isEqualTo(looked);
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_SPENT, 0, spent",
        "RUN_CANCELLED, 3, spent",
        "BAD_DATA, 0, keep in-a-row go-on",
        "PASSING, 2, keep in-a-row go-on",
        "PASSING, 3, keep in-a-row give-up"
    })
    void whatIsNotFoundOutNowIsLookedForLater(RouteFault fault, int failedInARow, String steps) {
        step("rseries-item-again.look", fault.step());

        Exchange ended = send("rseries-item-again", null, Map.of("create", new Create(failedInARow)));

        assertThat(path())
                .filteredOn(id -> id.startsWith("rseries-item-again-failures."))
                .isEqualTo(ids("rseries-item-again-failures", steps));
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, go-on", "3, give-up"})
    void severalFailuresInARowEndTheCreation(int failedInARow, String last) {
        send("rseries-item-again", null, Map.of("create", new Create(failedInARow)));

        assertThat(path()).endsWith("rseries-item-again.in-a-row", "rseries-item-again." + last);
    }

    @ParameterizedTest
    @CsvSource({"true, left", "false, one"})
    void nothingIsCreatedAfterTheRunHasEnded(boolean over, String last) {
        Create create = new Create(0);
        create.over = over;

        send("rseries-item-create-each", null, Map.of("create", create));

        assertThat(path()).contains("rseries-item-create-each.goes-on", "rseries-item-create-each." + last);
    }

    @ParameterizedTest
    @CsvSource({"770042, read compare", ", off"})
    void theCurrencyIsComparedWhenTheSettingsSayWhichIsMeant(String account, String steps) {
        Create create = new Create(0);
        create.account = account;

        send("rseries-item-create-currency", null, Map.of("create", create));

        assertThat(path())
                .filteredOn(id -> id.startsWith("rseries-item-create-currency.") && !id.endsWith(".on"))
                .isEqualTo(ids("rseries-item-create-currency", steps));
    }

    @Test
    void aFaultOfTheHubEndsIt() {
        step("rseries-item-again.look", RouteFault.OWN.step());

        Exchange ended = send("rseries-item-again", null, Map.of("create", new Create(0)));

        assertThat(ended.getException()).hasMessage(RouteFault.OWN.message());
    }

    /** The variable of the real steps, as far as the routes read it. */
    public static final class Create {
        private final int failedInARow;
        private String result = "asked";
        private boolean over;
        private String account;

        Create(int failedInARow) {
            this.failedInARow = failedInARow;
        }

        public int getFailedInARow() {
            return failedInARow;
        }

        public String getAccount() {
            return account;
        }

        public String getResult() {
            return result;
        }

        public boolean isOver() {
            return over;
        }

        public List<Map<String, Object>> getToMake() {
            return List.of(Map.of("productId", 7L));
        }

        public String getSkuQuery() {
            return "customSku%3DMUG";
        }

        public String getCodeQuery() {
            return "";
        }
    }
}
