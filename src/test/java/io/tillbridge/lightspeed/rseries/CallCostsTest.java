package io.tillbridge.lightspeed.rseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.lightspeed.CallQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallCostsTest {
    private final CallCosts costs = new CallCosts();

    private static String kind(String method, String path, String query, Object body) {
        return CallCosts.kind(RSeriesClient.request(method, path, CallQuery.plain(query)), body);
    }

    @ParameterizedTest
    @CsvSource({
        "Item/12, '', Item/13, '', true",
        "Item/12, '', Item, '', false",
        "Sale, timeStamp=>=;limit=100, Sale, sort=timeStamp, true",
        "Sale, load_relations=all, Sale, '', false",
        "Sale, count=1, Sale, '', false",
        "Item, or=a=1|b=2, Item, or=a=1, false",
        "Item, or=a=1|b=2, Item, or=a=3|b=4, true"
    })
    void callsOfOneCostAreOfOneKind(String path, String query, String otherPath, String otherQuery, boolean same) {
        assertThat(kind("GET", path, query, null).equals(kind("GET", otherPath, otherQuery, null)))
                .isEqualTo(same);
    }

    @Test
    void whatIsNestedInABodyCosts() {
        Map<String, Object> one = Map.of("ItemShops", Map.of("ItemShop", List.of(Map.of("shopID", "2", "qoh", 3))));
        Map<String, Object> two =
                Map.of("ItemShops", Map.of("ItemShop", List.of(Map.of("shopID", "2"), Map.of("shopID", "3"))));

        costs.learn(kind("PUT", "Item/1", "", one), 1.5);

        assertThat(costs.of(kind("PUT", "Item/2", "", one))).isEqualTo(1.5);
        assertThat(costs.of(kind("PUT", "Item/2", "", two))).isEqualTo(CallCosts.DEAREST);
        assertThat(kind("PUT", "Sale/1", "", Map.of("completed", true)))
                .isNotEqualTo(kind("PUT", "Sale/1", "", Map.of("completed", "false")));
    }

    @ParameterizedTest
    @CsvSource({"GET, 1", "PUT, 10", "POST, 10"})
    void anAnswerWithoutCostIsPricedByTheOldRules(String method, double cost) {
        String kind = kind(method, "Item", "", Map.of());

        costs.learn(kind, Double.NaN);

        assertThat(costs.of(kind)).isEqualTo(cost);
    }
}
