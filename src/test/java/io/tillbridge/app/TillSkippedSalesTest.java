package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.OrderState;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.rseries.SaleDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sales that another system wrote into the account, of which the hub has the goods from that system. */
class TillSkippedSalesTest {
    @TempDir
    private static Path temp;

    private static TillHub world;
    private static long webOrders;

    @BeforeAll
    static void start() throws Exception {
        world = TillHub.start(temp);
    }

    @AfterAll
    static void stop() {
        assertThat(world.faults()).isEmpty();
        world.close();
    }

    /** Each rule beside a sale that it fits and one that it does not. */
    @Test
    void aSaleThatARuleFitsMovesNoStockAndSaysWhy() throws Exception {
        record Case(Map<String, String> rule, SaleDraft fits, SaleDraft other) {}
        OneTill one = world.till(Map.of());
        OneTill.Article lamp = one.article(100);
        long second = one.till.stock().addRegister(one.shop, "Web bridge");
        long bob = one.till.stock().addEmployee("Bob", "Bridge");
        long buyer = one.till.stock().addCustomer("Web", "Buyer", "web@example.com");
        SaleDraft plain = SaleDraft.at(one.shop).item(lamp.item(), 1);
        for (Case each : List.of(
                new Case(Map.of("source", "ECOM"), plain.referred("W1", "eCom"), plain.referred("W1", "Other")),
                new Case(Map.of("reference", "WEB-*"), plain.referred("web-77", "X"), plain.referred("77-WEB-", "X")),
                new Case(Map.of("registerId", "" + second), plain.by(second, 1), plain),
                new Case(Map.of("employeeId", "" + bob), plain.by(0, bob), plain),
                new Case(Map.of("customerId", "" + buyer), plain.to(buyer), plain),
                new Case(
                        Map.of("source", "eCom", "employeeId", "" + bob),
                        plain.by(0, bob).referred("1", "eCom"),
                        plain.referred("1", "eCom")))) {
            one.set("skipSales", List.of(each.rule()));
            long before = one.onHand(lamp);
            long fits = one.till.sales().ringUp(each.fits());
            long other = one.till.sales().ringUp(each.other());

            Run run = one.poll();
            one.poll();

            assertThat(one.order(other).state()).as(each.rule().toString()).isEqualTo(OrderState.SHIPPED);
            assertThat(one.onHand(lamp)).as(each.rule().toString()).isEqualTo(before - 1);
            assertThat(one.order(fits).state()).isEqualTo(OrderState.CANCELLED);
            String field = each.rule().keySet().iterator().next();
            assertThat(one.order(fits).holdReason()).contains("The setting skipSales leaves it alone", field);
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(one.messages(run)).anyMatch(text -> text.contains("is left alone. The setting skipSales"));
        }
    }

    @Test
    void aCopyOfAWebOrderCountsOnceWhicheverIsReadFirst() throws Exception {
        OneTill one = world.till(Map.of());
        OneTill.Article lamp = one.article(20);
        webOrder("ORD900");
        long known = one.till
                .sales()
                .ringUp(SaleDraft.at(one.shop).item(lamp.item(), 2).referred("ORD900", "eCom"));
        long early = one.till
                .sales()
                .ringUp(SaleDraft.at(one.shop).item(lamp.item(), 3).referred("#ORD901", "eCom"));

        one.poll();
        assertThat(one.order(known).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(one.order(early).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(one.onHand(lamp)).isEqualTo(17);

        webOrder("ORD901");
        one.poll();
        one.till.sales().voidSale(early);
        one.poll();

        assertThat(one.onHand(lamp)).isEqualTo(20);
        assertThat(one.order(early).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(one.order(early).holdReason()).startsWith("It is a copy of order ORD901 of the web shop Web");
    }

    @Test
    void withTheSwitchOffAReferenceMeansNothing() throws Exception {
        OneTill one = world.till(Map.of("skipWebOrders", false));
        OneTill.Article lamp = one.article(20);
        webOrder("ORD902");
        long sale = one.till
                .sales()
                .ringUp(SaleDraft.at(one.shop).item(lamp.item(), 2).referred("ORD902", "eCom"));

        one.poll();

        assertThat(one.order(sale).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(one.onHand(lamp)).isEqualTo(18);
    }

    @Test
    void whatWasLeftAloneStaysSoWhenTheRuleGoes() throws Exception {
        OneTill one = world.till(Map.of("skipSales", List.of(Map.of("source", "eCom"))));
        OneTill.Article lamp = one.article(20);
        long sale = one.till
                .sales()
                .ringUp(SaleDraft.at(one.shop).item(lamp.item(), 2).referred("9", "eCom"));
        one.poll();
        one.set("skipSales", List.of());
        one.till.sales().changeQuantity(sale, 0, 5);

        one.poll();

        assertThat(one.order(sale).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(one.onHand(lamp)).isEqualTo(20);
    }

    private static void webOrder(String number) {
        world.jdbi().useHandle(handle -> {
            if (webOrders == 0) {
                webOrders = world.hub
                        .core()
                        .connections()
                        .create(Map.of(
                                "kind",
                                "cseries",
                                "name",
                                "Web",
                                "settings",
                                Map.of("baseUrl", "http://127.0.0.1:9", "language", "nl")))
                        .id();
            }
            handle.execute(
                    """
                    INSERT INTO customer_order (connection_id, remote_id, number, state, remote_status, payment_status,
                      shipment_status, person, ordered_at, remote_updated_at, created_at, updated_at)
                    VALUES (?, ?, ?, 'accepted', 'x', 'paid', 'not_shipped', '{}', NOW(6), NOW(6), NOW(6), NOW(6))""",
                    webOrders,
                    number,
                    number);
        });
    }
}
