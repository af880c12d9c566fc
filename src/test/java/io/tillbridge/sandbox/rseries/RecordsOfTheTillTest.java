package io.tillbridge.sandbox.rseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.rseries.OpenTill.Answered;
import io.tillbridge.sandbox.rseries.TillQuirks.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The oddities of reading, one by one, over raw HTTP. */
class RecordsOfTheTillTest {
    private final OpenTill open = new OpenTill();

    @AfterEach
    void stop() {
        open.close();
    }

    private List<Long> items(int count) {
        List<Long> ids = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            ids.add(open.till
                    .stock()
                    .addItem(ItemDraft.of("SKU-" + n, "40063813339" + (10 + n), "Bell " + n, "1" + n + ".50")));
        }
        return ids;
    }

    private static String relations(String names) {
        return "load_relations=" + OpenTill.encoded(names);
    }

    @Test
    void everyScalarIsATextWithoutZerosAndTimesHaveAnOffsetOfZero() {
        long id = items(1).get(0);

        Map<?, ?> item = (Map<?, ?>) open.get("Item/" + id + ".json").at("Item");

        assertThat(item.get("itemID")).isEqualTo(Long.toString(id));
        assertThat(item.get("tax")).isEqualTo("true");
        assertThat(item.get("defaultCost")).isEqualTo("5.25");
        assertThat(item.get("createTime")).isEqualTo("2026-05-04T18:00:00+00:00");
        assertThat(item.get("categoryID")).isEqualTo("0");
        assertThat(item.get("systemSku").toString()).hasSize(12).isNotEqualTo(item.get("itemID"));
        assertThat(((Map<?, ?>) item.get("Prices")).get("ItemPrice"))
                .isEqualTo(List.of(
                        Map.of("amount", "10.5", "useTypeID", "1", "useType", "Default"),
                        Map.of("amount", "10.5", "useTypeID", "2", "useType", "MSRP"),
                        Map.of("amount", "0", "useTypeID", "3", "useType", "Online")));
        assertThat(item.containsKey("ItemShops")).isFalse();
    }

    @Test
    void aListOfOneHasNoBracketsAtTheTopAndInside() {
        items(1);
        open.till.sales().ringUp(SaleDraft.at(open.riverside).item(1, 1));

        Answered items = open.get("Item.json");
        Answered sale = open.get("Sale/1.json?" + relations("[\"SaleLines\",\"SalePayments\"]"));

        assertThat(items.at("Item")).isInstanceOf(Map.class);
        assertThat(items.at("@attributes")).isEqualTo(Map.of("next", "", "previous", ""));
        assertThat(sale.at("Sale", "SaleLines", "SaleLine")).isInstanceOf(Map.class);
        assertThat(sale.at("Sale", "SalePayments", "SalePayment")).isInstanceOf(Map.class);
        assertThat(sale.at("@attributes", "count")).isEqualTo("1");
        assertThat(open.get("Shop.json").at("Shop")).isInstanceOf(List.class);
    }

    @ParameterizedTest
    @EnumSource(Nothing.class)
    void anEmptyListIsWrittenInEachWay(Nothing how) {
        open.till.quirks().emptyList(how).emptyNested(how);
        open.till.sales().emptyCart(open.riverside);

        Map<String, Object> list = open.get("Customer.json").json();
        Map<?, ?> cart = (Map<?, ?>)
                open.get("Sale/1.json?" + relations("[\"SaleLines\"]")).at("Sale");

        switch (how) {
            case ABSENT -> {
                assertThat(list).containsOnlyKeys("@attributes");
                assertThat(cart.containsKey("SaleLines")).isFalse();
            }
            case OBJECT ->
                assertThat(List.of(list.get("Customer"), cart.get("SaleLines"))).containsOnly(Map.of());
            case TEXT ->
                assertThat(List.of(list.get("Customer"), cart.get("SaleLines"))).containsOnly("");
            case LIST ->
                assertThat(List.of(list.get("Customer"), cart.get("SaleLines"))).containsOnly(List.of());
            case VARIED -> {
                List<Object> ways = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    ways.add(String.valueOf(open.get("Customer.json").json().get("Customer")));
                }
                assertThat(ways).containsExactlyInAnyOrder("null", "{}", "", "[]");
            }
        }
    }

    @Test
    void aWalkFollowsAbsoluteAddressesOfAtMostAHundred() {
        List<Long> ids = items(7);
        List<String> seen = new ArrayList<>();

        String next = open.sandbox.baseUrl() + "/API/V3/Account/770042/Item.json?limit=3&sort=-timeStamp&archived=true";
        Answered page = null;
        while (!next.isEmpty()) {
            page = open.send("GET", next, "", "application/json");
            Object records = page.at("Item");
            (records instanceof List<?> list ? list : List.of(records))
                    .forEach(one -> seen.add(((Map<?, ?>) one).get("itemID").toString()));
            next = page.at("@attributes", "next").toString();
            assertThat(next)
                    .matches("|http://127\\.0\\.0\\.1:[0-9]+/API/V3/Account/770042/Item\\.json\\?limit=3&.*after=.*");
        }
        Answered before = open.send("GET", page.at("@attributes", "previous").toString(), "", "application/json");

        assertThat(seen)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .startsWith(ids.get(6).toString());
        assertThat((List<?>) before.at("Item")).hasSize(3);
        assertThat(open.get("Item.json?limit=101").status()).isEqualTo(400);
        assertThat(open.get("Item.json?after=nonsense").status()).isEqualTo(400);
        assertThat(open.get("Item.json?limit=0").json()).containsKey("@attributes");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "itemID=>,2|3 4",
                "itemID=>=,3|3 4",
                "itemID=<,2|1",
                "itemID=<=,2|1 2",
                "itemID=><,2,3|2 3",
                "itemID=!=,2|1 3 4",
                "itemID=IN,[1,4]|1 4",
                "itemID=IN,2,3|2 3",
                "description=~,%bell 1%|2",
                "description=!~,%1|1 3 4",
                "description=Bell 2|3",
                "defaultCost=>,5.8|3 4",
                "tax==,true|1 2 3 4",
                "itemCode=4006381333912|3",
                "timeStamp=>=,2026-05-04T18:00:00+00:00|1 2 3 4",
                "timeStamp=>,2026-05-04T18:00:00Z|",
                "timeStamp=><,2026-05-04T11:00:00-0700,2026-05-04T18:00:01|1 2 3 4",
                "or=customSku=SKU-0¦customSku=SKU-3|1 4",
                "sort=-itemID&limit=2|4 3",
                "sort=description|1 2 3 4",
                "load_relations=[\"ItemShops\"]&ItemShops.shopID=2|1 2 3 4",
                "load_relations=[\"ItemShops\"]&ItemShops.qoh=>,0|"
            })
    void filtersFindWhatTheyShould(String query, String expected) {
        items(4);

        Answered answer = open.get("Item.json?" + encoded(query));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(answer.json().get("Item"))).isEqualTo(expected == null ? "" : expected);
    }

    private static String ids(Object records) {
        List<?> all = records instanceof List<?> list ? list : List.of(records == null ? "" : records);
        return String.join(
                " ",
                all.stream()
                        .filter(one -> one instanceof Map<?, ?> map && !map.isEmpty())
                        .map(one -> ((Map<?, ?>) one).get("itemID").toString())
                        .toList());
    }

    private static String encoded(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.replace('¦', '|').split("&", -1)) {
            int equals = pair.indexOf('=');
            pairs.add(pair.substring(0, equals + 1) + OpenTill.encoded(pair.substring(equals + 1)));
        }
        return String.join("&", pairs);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Item.json?sort=price|400|allowed are itemID, timeStamp, description",
                "Item.json?offset=100|400|not supported in V3",
                "Item.json?count=1&limit=5|400|cannot be mixed",
                "Item.json?load_relations=ItemShops|400|must be a JSON array",
                "Item.json?load_relations=%5B%22Shelves%22%5D|400|Relation 'Shelves' is unknown for Item",
                "Item.json?colour=red|400|Field 'colour' is unknown for Item",
                "Item.json?ItemShops.shopID=1|400|must be loaded",
                "Item.json?itemID=%3E,x|400|'x' is no value for itemID",
                "Item.json?archived=maybe|400|false, true or only",
                "Item/999.json|404|Object of type Item not found with primary ID 999",
                "Item/x.json|404|Not found",
                "Nothing.json|404|Not found"
            })
    void whatIsWrongIsToldInJsonThatSaysItIsHtml(String path, int status, String told) {
        items(1);

        Answered answer = open.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.json())
                .containsEntry("httpCode", Integer.toString(status))
                .containsEntry("errorClass", "Exception")
                .containsKey("httpMessage");
        assertThat(answer.json().get("message").toString()).contains(told);
    }

    @Test
    void whatIsArchivedIsSeenOnDemandOnly() {
        items(3);
        open.till.stock().archiveItem(2);
        open.till.stock().archiveShop(open.hilltop);

        assertThat(ids(open.get("Item.json").json().get("Item"))).isEqualTo("1 3");
        assertThat(ids(open.get("Item.json?archived=true").json().get("Item"))).isEqualTo("1 2 3");
        assertThat(ids(open.get("Item.json?archived=only").json().get("Item"))).isEqualTo("2");
        assertThat(open.get("Shop.json").at("Shop", "name")).isEqualTo("Riverside");
        assertThat(open.get("Item.json?count=1").json()).isEqualTo(Map.of("@attributes", Map.of("count", "2")));
    }

    @Test
    void rightsThatWereNotGrantedAreMissed() {
        items(1);
        open.token = open.till.tokens().issue("inventory_read").access();

        Answered item = open.get("Item/1.json?" + relations("[\"ItemShops\"]"));
        Answered sales = open.get("Sale.json");
        Answered write = open.put("Item/1.json", "{\"description\":\"x\"}");

        assertThat(OpenTill.map(item.at("Item"))).doesNotContainKeys("defaultCost", "avgCost");
        assertThat(sales.status()).isEqualTo(403);
        assertThat(sales.json().get("message").toString()).contains("register_read");
        assertThat(write.status()).isEqualTo(403);
        assertThat(open.till.stock().field(1, "description")).isEqualTo("Bell 0");
    }

    @Test
    void theAccountAndTheSessionAreToldInTheirOwnWays() {
        Answered account = open.send("GET", open.sandbox.baseUrl() + "/API/V3/Account.json", "", "application/json");
        Answered one = open.send("GET", open.sandbox.baseUrl() + "/API/V3/Account/770042.json", "", "application/json");
        Answered session = open.send("GET", open.sandbox.baseUrl() + "/API/Session.json", "", "application/json");
        Answered other =
                open.send("GET", open.sandbox.baseUrl() + "/API/V3/Account/1/Shop.json", "", "application/json");

        assertThat(account.at("Account", "accountID")).isEqualTo("770042");
        assertThat(one.json()).containsEntry("name", "Sandbox Bicycles").doesNotContainKey("Account");
        assertThat(session.json()).containsEntry("systemCustomerID", "770042").containsEntry("shopCount", "2");
        assertThat(session.at("Rights", "product_cost")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(403);
    }

    @Test
    void withoutTheEndingAndAHeaderTheAnswerIsXml() {
        Answered xml = open.get("Shop");

        assertThat(xml.header("Content-Type")).isEqualTo("application/xml");
        assertThat(xml.body()).startsWith("<?xml");
    }
}
