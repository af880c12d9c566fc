package io.tillbridge.sandbox.rseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.rseries.OpenTill.Answered;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items and stock as clients write them. */
class WritesOfTheTillTest {
    private final OpenTill open = new OpenTill();

    @BeforeEach
    void stock() {
        open.till.stock().addItem(ItemDraft.of("A-1", "4006381333931", "Bell", "10"));
        open.till.stock().addItem(ItemDraft.of("A-2", "4006381333948", "Lamp", "20"));
        open.till.stock().put(1, open.riverside, 5);
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void stockOfSeveralShopsPriceAndCostGoInOneCallAndTheRestStays() {
        Answered answer = open.put(
                "Item/1.json",
                "{\"defaultCost\":\"8.40\",\"Prices\":{\"ItemPrice\":{\"amount\":\"18.5\",\"useTypeID\":\"1\"}},"
                        + "\"ItemShops\":{\"ItemShop\":[{\"shopID\":1,\"qoh\":31},{\"shopID\":\"2\",\"qoh\":\"4\"}]}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("Item", "defaultCost")).isEqualTo("8.4");
        assertThat((List<?>) answer.at("Item", "ItemShops", "ItemShop")).hasSize(3);
        assertThat(open.till.stock().quantity(1, 1)).isEqualTo(31);
        assertThat(open.till.stock().quantity(1, 2)).isEqualTo(4);
        assertThat(open.till.stock().quantity(1, 0)).isEqualTo(35);
        assertThat(open.till.stock().prices(1).get("Default")).isEqualByComparingTo(new BigDecimal("18.5"));
        assertThat(open.till.stock().prices(1).get("MSRP")).isEqualByComparingTo("10");
        assertThat(open.till.stock().field(1, "description")).isEqualTo("Bell");
        assertThat(open.till.stock().logged(1, 1)).isEqualTo(31);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ItemShops':{'ItemShop':[{'shopID':2,'qoh':3},{'shopID':1,'qoh':-1}]}}|422|qoh cannot be negative",
                "{'ItemShops':{'ItemShop':[{'shopID':2,'qoh':3},{'shopID':1,'qoh':1.5}]}}|422|must be a whole number",
                "{'ItemShops':{'ItemShop':[{'shopID':2,'qoh':3},{'shopID':0,'qoh':9}]}}|422|shop 0",
                "{'ItemShops':{'ItemShop':[{'shopID':2,'qoh':3},{'shopID':2,'qoh':4}]}}|422|more than once",
                "{'ItemShops':{'ItemShop':[{'shopID':2,'qoh':3},{'shopID':77,'qoh':4}]}}|422|no shop 77",
                "{'ItemShops':{'ItemShop':{'itemShopID':1,'shopID':2,'qoh':4}}}|422|itemShopID 1",
                "{'ean':'4006381333948','ItemShops':{'ItemShop':{'shopID':2,'qoh':3}}}|422|already exists",
                "{'upc':'12'}|422|UPC must be 11 to 14 digits",
                "{'description':''}|400|must have a description",
                "{'archived':true}|400|use DELETE",
                "{'Prices':{'ItemPrice':{'amount':'1','useTypeID':'9'}}}|422|no price level 9",
                "{'Prices':{'ItemPrice':{'amount':'x','useTypeID':'1'}}}|400|must be a number",
                "[1]|400|Invalid data input"
            })
    void aRefusedWriteChangesNothing(String body, int status, String told) {
        Answered answer = open.put("Item/1.json", body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("message").toString()).contains(told);
        assertThat(open.till.stock().quantity(1, 1)).isEqualTo(5);
        assertThat(open.till.stock().quantity(1, 2)).isZero();
        assertThat(open.till.stock().field(1, "ean")).isEqualTo("4006381333931");
    }

    @Test
    void anItemWhoseCodeIsOnAnotherCannotBeCounted() {
        open.till.stock().edit(2, "ean", "4006381333931");

        Answered answer = open.put("Item/1.json", "{\"ItemShops\":{\"ItemShop\":{\"shopID\":1,\"qoh\":9}}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(open.till.stock().quantity(1, 1)).isEqualTo(5);
    }

    @Test
    void aNewItemHasARowInEachShopAndOneForAll() {
        Answered made = open.post("Item.json", "{\"description\":\"Pump\",\"customSku\":\"P-1\"}");
        Answered twin = open.post("Item.json", "{\"description\":\"Bell\",\"ean\":\"4006381333931\"}");
        Answered nameless = open.post("Item.json", "{\"customSku\":\"P-2\"}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(OpenTill.map(made.at("Item")))
                .containsEntry("taxClassID", "1")
                .containsEntry("tax", "true")
                .containsEntry("itemType", "default");
        assertThat(OpenTill.list(made.at("Item", "ItemShops", "ItemShop")))
                .extracting(row -> OpenTill.map(row).get("shopID"))
                .containsExactlyInAnyOrder("1", "2", "0");
        assertThat(twin.status()).isEqualTo(422);
        assertThat(twin.json().get("message").toString()).contains("already exists");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(open.till.stock().itemIds()).hasSize(3);
    }

    @Test
    void archivingTakesTheStockAwayAndAPutBringsTheItemBack() {
        Answered archived = open.call("DELETE", "Item/1.json", "");
        Answered back = open.put("Item/1.json", "{\"archived\":\"false\"}");

        assertThat(archived.at("Item", "archived")).isEqualTo("true");
        assertThat(open.till.stock().quantity(1, 1)).isZero();
        assertThat(back.at("Item", "archived")).isEqualTo("false");
    }

    @Test
    void aCountMovesNothingUntilItIsReconciledAndSumsItsRows() {
        open.post("InventoryCount.json", "{\"name\":\"May\",\"shopID\":\"1\"}");
        String row = "{\"inventoryCountID\":\"1\",\"itemID\":\"1\",\"qty\":\"7\",\"employeeID\":\"1\"}";
        open.post("InventoryCountItem.json", row);
        open.post("InventoryCountItem.json", row);
        Answered unsigned = open.post("InventoryCountItem.json", "{\"inventoryCountID\":1,\"itemID\":1,\"qty\":7}");
        long before = open.till.stock().quantity(1, 1);

        Answered done = open.post("InventoryCountReconcile.json", "{\"inventoryCountID\":\"1\"}");
        Answered again = open.post("InventoryCountReconcile.json", "{\"inventoryCountID\":\"1\"}");

        assertThat(unsigned.status()).isEqualTo(400);
        assertThat(before).isEqualTo(5);
        assertThat(done.at("InventoryCountReconcile", "qohChange")).isEqualTo("9");
        assertThat(open.till.stock().quantity(1, 1)).isEqualTo(14);
        assertThat(open.till.stock().quantity(1, 0)).isEqualTo(14);
        assertThat(again.status()).isEqualTo(409);
        assertThat(open.get("InventoryLog.json?sort=-inventoryLogID&limit=1").at("InventoryLog", "reason"))
                .isEqualTo("AddInventoryForCount");
    }

    @Test
    void aSaleOfAClientIsCompletedOnlyWhenItIsPaid() {
        String body =
                "{\"employeeID\":1,\"registerID\":1,\"shopID\":1,\"completed\":true,\"referenceNumber\":\"WEB-1\","
                        + "\"SaleLines\":{\"SaleLine\":[{\"itemID\":1,\"unitQuantity\":2,\"unitPrice\":10}]},"
                        + "\"SalePayments\":{\"SalePayment\":[{\"amount\":%s,\"paymentTypeID\":3}]}}";

        Answered unpaid = open.post("Sale.json", body.formatted("1"));
        Answered paid = open.post("Sale.json", body.formatted("21.65"));

        assertThat(unpaid.status()).isEqualTo(400);
        assertThat(unpaid.json().get("message").toString()).contains("21.65");
        assertThat(paid.at("Sale", "completed")).isEqualTo("true");
        assertThat(paid.at("Sale", "referenceNumber")).isEqualTo("WEB-1");
        assertThat(open.till.stock().quantity(1, 1)).isEqualTo(3);
    }
}
