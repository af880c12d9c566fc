package io.tillbridge.sandbox.rseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.rseries.OpenTill.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens at the tills, and how the API shows it. */
class SalesOfTheTillTest {
    private static final String ALL = "load_relations="
            + OpenTill.encoded("[\"SaleLines\",\"SaleLines.Item\",\"SaleLines.Note\",\"SalePayments\","
                    + "\"SalePayments.PaymentType\",\"Customer\",\"Customer.Contact\",\"ShipTo\",\"ShipTo.Contact\"]");

    private final OpenTill open = new OpenTill();
    private final DoubleSales sales = open.till.sales();

    @BeforeEach
    void stock() {
        open.till.stock().addItem(ItemDraft.of("A-1", "4006381333931", "Bell", "18"));
        open.till.stock().addItem(ItemDraft.of("A-2", "", "Lamp", "7.49"));
        open.till.stock().put(1, open.riverside, 10);
        open.till.stock().put(2, open.riverside, 10);
    }

    @AfterEach
    void stop() {
        open.close();
    }

    private Map<?, ?> sale(long id) {
        return (Map<?, ?>) open.get("Sale/" + id + ".json?" + ALL).at("Sale");
    }

    @Test
    void aCompletedSaleLowersTheStockAndTellsItsMoney() {
        long customer = open.till.stock().addCustomer("Nadia", "Okafor", "nadia@example.com");

        long id = sales.ringUp(SaleDraft.at(open.riverside)
                .discounted(1, 2, "18", "3.6")
                .misc("Repair", 1, "7.5")
                .to(customer));

        Map<?, ?> sale = sale(id);
        assertThat(sale.get("completed")).isEqualTo("true");
        assertThat(sale.get("completeTime")).isEqualTo("2026-05-04T18:00:00+00:00");
        assertThat(sale.get("ticketNumber")).isEqualTo("220000000001");
        assertThat(sale.get("calcSubtotal")).isEqualTo("43.5");
        assertThat(sale.get("calcDiscount")).isEqualTo("3.6");
        assertThat(sale.get("calcTax1")).isEqualTo("2.67");
        assertThat(sale.get("total")).isEqualTo("42.57");
        List<?> lines = (List<?>) ((Map<?, ?>) sale.get("SaleLines")).get("SaleLine");
        assertThat(((Map<?, ?>) lines.get(0)).get("calcTax1")).isEqualTo("2.673");
        assertThat(((Map<?, ?>) ((Map<?, ?>) lines.get(0)).get("Item")).get("customSku"))
                .isEqualTo("A-1");
        assertThat(((Map<?, ?>) lines.get(1)).get("itemID")).isEqualTo("0");
        assertThat(((Map<?, ?>) ((Map<?, ?>) lines.get(1)).get("Note")).get("note"))
                .isEqualTo("Repair");
        assertThat(((Map<?, ?>) sale.get("Customer")).get("lastName")).isEqualTo("Okafor");
        assertThat(sale.containsKey("ShipTo")).isFalse();
        assertThat(open.till.stock().quantity(1, open.riverside)).isEqualTo(8);
        assertThat(open.till.stock().logged(1, open.riverside)).isEqualTo(8);
    }

    @Test
    void anOpenSaleHasNoTimeOfCompletionAndMovesNothing() {
        long id = sales.open(SaleDraft.at(open.riverside).item(1, 2));
        Answered open1 = open.get("Sale/" + id + ".json");
        Answered none = open.get("Sale.json?completed=true&count=1");
        open.clock.pass(Duration.ofMinutes(2));
        sales.complete(id);

        assertThat(OpenTill.map(open1.at("Sale"))).doesNotContainKey("completeTime");
        assertThat(none.at("@attributes", "count")).isEqualTo("0");
        assertThat(sale(id).get("completeTime")).isEqualTo("2026-05-04T18:02:00+00:00");
        assertThat(open.till.stock().quantity(1, open.riverside)).isEqualTo(8);
    }

    @Test
    void aBackDatedSaleIsSeenByItsTimeStampOnly() {
        sales.ringUp(SaleDraft.at(open.riverside).item(1, 1).completedAt(Instant.parse("2026-04-01T10:00:00Z")));

        assertThat(open.get("Sale.json?count=1&timeStamp=%3E%3D,2026-05-04T17:00:00Z")
                        .at("@attributes", "count"))
                .isEqualTo("1");
        assertThat(open.get("Sale.json?count=1&completeTime=%3E%3D,2026-05-04T17:00:00Z")
                        .at("@attributes", "count"))
                .isEqualTo("0");
    }

    @Test
    void aRefundIsASaleOfItsOwnThatRaisesTheStock() {
        long id = sales.ringUp(
                SaleDraft.at(open.riverside).discounted(1, 4, "18", "8").item(2, 1));

        long part = sales.refund(id, 0, 1);
        Map<?, ?> refund = sale(part);
        Map<?, ?> line = (Map<?, ?>) ((Map<?, ?>) refund.get("SaleLines")).get("SaleLine");

        assertThat(line.get("unitQuantity")).isEqualTo("-1");
        assertThat(line.get("parentSaleLineID")).isEqualTo("1");
        assertThat(line.get("calcLineDiscount")).isEqualTo("-2");
        assertThat(refund.get("total")).isEqualTo("-17.32");
        assertThat(open.till.stock().quantity(1, open.riverside)).isEqualTo(7);
        sales.refund(id);
        assertThat(open.till.stock().quantity(1, open.riverside)).isEqualTo(11);
    }

    @Test
    void aVoidFlipsTheFlagAndBringsTheGoodsBack() {
        long id = sales.ringUp(SaleDraft.at(open.riverside).item(1, 3));
        open.clock.pass(Duration.ofMinutes(30));

        sales.voidSale(id);

        assertThat(sale(id).get("voided")).isEqualTo("true");
        assertThat(sale(id).get("updatetime")).isEqualTo("2026-05-04T18:30:00+00:00");
        assertThat(sale(id).get("timeStamp")).isEqualTo("2026-05-04T18:00:00+00:00");
        assertThat(open.get("SaleVoid.json").at("SaleVoid", "saleID")).isEqualTo(Long.toString(id));
        assertThat(open.till.stock().quantity(1, open.riverside)).isEqualTo(10);

        open.till.quirks().editMovesTimeStamp(true).updateTimeInCamelCase(true);
        sales.edit(id, 0);
        assertThat(sale(id).get("timeStamp")).isEqualTo("2026-05-04T18:30:00+00:00");
        assertThat(sale(id).get("updateTime")).isEqualTo("2026-05-04T18:30:00+00:00");
    }

    @Test
    void reservedGoodsLeaveTheStockWithoutASale() {
        sales.layaway(open.riverside, 1, 2);
        sales.workOrder(open.riverside, 1, 1);
        sales.specialOrder(open.riverside, 1, 1);

        assertThat(open.get("Sale.json?count=1").at("@attributes", "count")).isEqualTo("0");
        assertThat(open.get("SaleLine.json?saleID=0&count=1").at("@attributes", "count"))
                .isEqualTo("3");
        assertThat(open.till.stock().quantity(1, open.riverside)).isEqualTo(6);
        assertThat(open.get("ItemShop.json?itemID=1&shopID=1").at("ItemShop", "onLayaway"))
                .isEqualTo("2");
    }

    @Test
    void oddSalesAreThereToo() {
        long fee =
                sales.ringUp(SaleDraft.at(open.riverside).item(1, 1).fee("0.1").referred("WEB-7", "hub"));
        long bare = sales.ringUp(SaleDraft.at(open.riverside));
        long stranger = sales.ringUp(SaleDraft.at(open.hilltop).item(1, 1));
        sales.changeQuantity(fee, 0, 3);

        List<Object> lines =
                OpenTill.list(OpenTill.map(sale(fee).get("SaleLines")).get("SaleLine"));
        assertThat(lines).extracting(line -> OpenTill.map(line).get("lineType")).containsExactly("", "item_fee");
        assertThat(sale(fee).get("referenceNumber")).isEqualTo("WEB-7");
        assertThat(sale(bare).get("total")).isEqualTo("0");
        assertThat(sale(stranger).get("registerID")).isEqualTo("0");
        assertThat(open.till.stock().quantity(1, open.riverside)).isEqualTo(7);
        assertThat(open.till.stock().quantity(1, open.hilltop)).isEqualTo(-1);
        assertThat(open.till.stock().quantity(1, 0)).isEqualTo(6);
        assertThat(open.get("ItemShop.json?itemID=1&shopID=0").at("ItemShop", "sellable"))
                .isEqualTo("7");
    }

    @Test
    void tenThousandLinesAreASaleToo() {
        List<SaleDraft.Line> lines = new ArrayList<>();
        SaleDraft.Line one = SaleDraft.at(1).item(1, 1).lines().get(0);
        for (int i = 0; i < 10_000; i++) {
            lines.add(one);
        }

        long id = sales.ringUp(SaleDraft.at(open.riverside).lines(lines));

        assertThat((List<?>) ((Map<?, ?>) sale(id).get("SaleLines")).get("SaleLine"))
                .hasSize(10_000);
        assertThat(open.till.stock().quantity(1, open.riverside)).isEqualTo(-9_990);
    }

    @Test
    void customersBuyByThemselvesAndTheSameAgainAfterARestart() {
        Instant since = Instant.parse(OpenTill.NOW).minusSeconds(300);
        SaleTicker ticker = new SaleTicker(open.till, open.clock, Duration.ofMinutes(1), 42, since);

        int first = ticker.catchUp();
        open.clock.pass(Duration.ofSeconds(61));
        int second = ticker.catchUp();

        assertThat(first).isEqualTo(5);
        assertThat(second).isEqualTo(1);
        assertThat(sales.ids()).hasSize(6).first().isEqualTo(1_000_000L);
    }
}
