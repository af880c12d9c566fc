package io.tillbridge.sandbox.rseries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls cost, as the header tells it: the rules of 2026-03-17. */
class CostOfCallsTest {
    private static OpenTill open;

    @BeforeAll
    static void start() {
        open = new OpenTill();
        open.till.stock().addItem(ItemDraft.of("A-1", "4006381333931", "Bell", "10"));
        open.till.sales().ringUp(SaleDraft.at(open.riverside).item(1, 1));
    }

    @AfterAll
    static void stop() {
        open.close();
    }

    @ParameterizedTest(name = "{0} {1} {2} costs {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "-",
            value = {
                "GET|Shop.json|-|-|1",
                "GET|Item/1.json|-|-|1",
                "GET|Item/1.json|load_relations=[\"ItemShops\"]|-|1.2",
                "GET|Item.json|load_relations=[\"ItemShops\"]|-|1.4",
                "GET|Sale/1.json|load_relations=[\"Customer\"]|-|1.1",
                "GET|Sale.json|load_relations=[\"Customer\"]|-|1.2",
                "GET|Sale/1.json|load_relations=[\"SaleLines\",\"SaleLines.Item\"]|-|1.4",
                "GET|Sale.json|load_relations=[\"SaleLines\",\"SaleLines.Item\"]|-|1.6",
                "GET|Sale.json|load_relations=[\"SaleLines\",\"SaleLines.Item\",\"SalePayments\",\"SalePayments.PaymentType\",\"Customer\",\"Customer.Contact\",\"ShipTo\",\"ShipTo.Contact\"]|-|3",
                "GET|Sale.json|count=1|-|10",
                "GET|Item.json|or=customSku=A¦customSku=B¦customSku=C|-|1",
                "GET|Item.json|or=upc=1¦ean=2|-|3",
                "GET|Item.json|or=itemID=>,1¦itemID=<,5|-|1",
                "GET|Item.json|or=itemID=>,1¦timeStamp=<,2026-01-01T00:00:00Z|-|12",
                "GET|Item.json|load_relations=[\"ItemShops\"]&or=customSku=A¦ItemShops.shopID=1|-|21.4",
                "PUT|Item/1.json|-|{\"description\":\"Bell\"}|1",
                "PUT|Item/1.json|-|{\"ItemShops\":{\"ItemShop\":[{\"shopID\":1,\"qoh\":3}]}}|1.5",
                "PUT|Item/1.json|-|{\"ItemShops\":{\"ItemShop\":{\"shopID\":1,\"qoh\":3}}}|1.5",
                "PUT|Item/1.json|-|{\"ItemShops\":{\"ItemShop\":[{\"shopID\":1,\"qoh\":3},{\"shopID\":2,\"qoh\":3}]}}|2",
                "PUT|Item/1.json|-|{\"Prices\":{\"ItemPrice\":[{\"amount\":9,\"useTypeID\":1},{\"amount\":9,\"useTypeID\":2}]},\"ItemShops\":{\"ItemShop\":[{\"shopID\":1,\"qoh\":3}]}}|2.5",
                "POST|Sale.json|-|{\"employeeID\":1,\"registerID\":1,\"shopID\":1}|2",
                "POST|Sale.json|-|{\"employeeID\":1,\"registerID\":1,\"shopID\":1,\"completed\":true}|5",
                "POST|InventoryCount.json|-|{\"name\":\"May\",\"shopID\":1}|1",
                "POST|InventoryCountItem.json|-|{\"inventoryCountID\":1,\"itemID\":1,\"qty\":1,\"employeeID\":1}|1",
                "POST|InventoryCountReconcile.json|-|{\"inventoryCountID\":1}|10"
            })
    void eachCallTellsItsCost(String method, String path, String query, String body, String cost) {
        String address = query == null ? path : path + "?" + encoded(query);

        OpenTill.Answered answer = open.call(method, address, body == null ? "" : body);

        assertThat(answer.header("x-ls-api-request-cost")).isEqualTo(cost);
        assertThat(open.till.calls()).last().satisfies(call -> assertThat(call.cost())
                .isEqualByComparingTo(cost));
    }

    /** A broken bar stands for a pipe, which parts the columns. */
    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder();
        for (String pair : query.replace('¦', '|').split("&", -1)) {
            int equals = pair.indexOf('=');
            encoded.append(encoded.length() == 0 ? "" : "&")
                    .append(pair, 0, equals + 1)
                    .append(OpenTill.encoded(pair.substring(equals + 1)));
        }
        return encoded.toString();
    }
}
