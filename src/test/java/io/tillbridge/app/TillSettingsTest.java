package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.Jobs;
import io.tillbridge.sandbox.rseries.SaleDraft;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single settings of a till change, each by its effect. */
class TillSettingsTest {
    private static final Map<String, Object> OFF =
            Map.of("orderSync", false, "productSync", false, "stockSync", false, "priceSync", false, "costSync", false);

    @TempDir
    private static Path temp;

    private static TillHub world;

    @BeforeAll
    static void start() throws Exception {
        world = TillHub.start(temp, HubCalls.KEY);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** The view names whom the clock starts the job for. */
    @ParameterizedTest
    @CsvSource({
        "orderSync, v_due_order_poll",
        "productSync, v_due_product_sync",
        "stockSync, v_due_inventory_push",
        "priceSync, v_due_price_push",
        "costSync, v_due_price_push",
        "autoCreateProducts, v_due_price_push"
    })
    void aSwitchStartsItsJobAsLongAsTheConnectionIsEnabled(String setting, String view) {
        Map<String, Object> settings = new HashMap<>(OFF);
        OneTill one = world.till(settings);
        assertThat(due(view, one)).isFalse();

        one.set(setting, true);
        assertThat(due(view, one)).isTrue();

        world.hub.core().connections().change(one.connection.id(), Map.of("enabled", false), null);
        assertThat(due(view, one)).isFalse();
    }

    @Test
    void ordersCarryTheShopNameAsTradeName() throws Exception {
        OneTill one = world.till(Map.of("shopName", "Lamps & Co"));
        one.till.sales().ringUp(SaleDraft.at(one.shop).item(one.article(5).item(), 1));
        one.poll();

        String shown = new HubCalls(world.hub)
                .call("GET", "/orders?connection=" + one.connection.id(), null)
                .body()
                .at("/items/0/tradeName")
                .asText();

        assertThat(shown).isEqualTo("Lamps & Co");
    }

    @Test
    void refundedGoodsGoToTheReturnsWarehouse() throws Exception {
        OneTill one = world.till(Map.of());
        long returns = world.warehouse("Returns " + one.connection.id());
        one.set("returnsWarehouse", Long.toString(returns));
        OneTill.Article lamp = one.article(10);
        long sale = one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 3));
        one.till.sales().refund(sale, 0, 2);

        one.poll();

        assertThat(one.onHand(lamp)).isEqualTo(7);
        assertThat(one.at(returns, lamp)).isEqualTo(2);
    }

    @Test
    void aCountNamesTheEmployeeOfTheShopElseThatOfTheConnection() throws Exception {
        OneTill one = world.till(Map.of("productSync", true, "stockSync", true, "countFrom", 1));
        long bob = one.till.stock().addEmployee("Bob", "Count");
        long eve = one.till.stock().addEmployee("Eve", "Shop");
        one.set("employeeId", Long.toString(bob));
        OneTill.Article lamp = one.article(10);
        one.run(Jobs.PRODUCT_SYNC, false);
        one.poll();
        one.count(lamp.product(), 6);
        one.run(Jobs.INVENTORY_PUSH, false);
        one.quiet();
        assertThat(counted(one)).contains("\"employeeID\":\"" + bob + "\"");

        one.set(
                "shops",
                List.of(Map.of(
                        "shopId",
                        Long.toString(one.shop),
                        "warehouses",
                        List.of(Long.toString(one.warehouse)),
                        "employeeId",
                        Long.toString(eve))));
        one.set("shopMapping", true);
        one.till.forgetCalls();
        one.poll();
        one.count(lamp.product(), 4);
        one.run(Jobs.INVENTORY_PUSH, false);
        one.quiet();

        assertThat(counted(one)).contains("\"employeeID\":\"" + eve + "\"");
        assertThat(one.till.stock().quantity(lamp.item(), one.shop)).isEqualTo(4);
    }

    private static String counted(OneTill one) {
        return one.till.calls("POST InventoryCountItem").toString().replace("\\", "");
    }

    private static boolean due(String view, OneTill one) {
        return world.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + view + " WHERE id = ?")
                                .bind(0, one.connection.id())
                                .mapTo(Long.class)
                                .one()
                        == 1);
    }
}
