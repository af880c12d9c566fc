package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.IntakeResult.Outcome;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.stock.Warehouses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SaleIntakeTest {
    private static final int PRODUCTS = 4;
    private static final long STOCK = 20;

    @AutoClose
    private OrderStockShelf shelf;

    private SaleIntake intake;
    private long second;
    private long returns;

    @BeforeEach
    void open() {
        shelf = new OrderStockShelf();
        intake = new SaleIntake(shelf.database, shelf, new LineMatch());
        second = new Warehouses(shelf.database, shelf).create("South").id();
        returns = new Warehouses(shelf.database, shelf).create("Returns").id();
        for (int product = 1; product <= PRODUCTS; product++) {
            shelf.product(product, STOCK);
        }
    }

    @Test
    void aSaleArrivesShippedAndTakesItsGoodsOnceHoweverOftenItIsRead() {
        GivenSale sale =
                GivenSale.sale("7").line("a", "v1", 2).line("b", null, 1).line("c", "v2", 3);

        IntakeResult first = take(sale);
        long version = shelf.order(first).version();

        assertThat(first.outcome()).isEqualTo(Outcome.STORED);
        assertThat(first.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shelf.order(first).shipsOn()).isEqualTo("2026-03-11");
        assertThat(shelf.lines(first))
                .extracting(OrderLine::kind)
                .extracting(OrderLine.Kind::text)
                .containsExactly("goods", "other", "goods");
        for (int i = 0; i < 3; i++) {
            assertThat(take(sale).outcome()).isEqualTo(Outcome.UNCHANGED);
        }
        assertThat(onHand(1)).isEqualTo(STOCK - 2);
        assertThat(onHand(2)).isEqualTo(STOCK - 3);
        assertThat(shelf.order(first).version()).isEqualTo(version);
        assertThat(shelf.happened(first)).containsExactly("received", "shipment", "shipped");
    }

    /** Whatever was read first, and also when the sale is never shown again. */
    @Test
    void aCopyOfAWebOrderThatCameLaterGivesBackWhatItMoved() {
        GivenSale sale = GivenSale.sale("7").line("a", "v1", 2);
        sale.reference = "ORD1";
        IntakeResult taken = take(sale);
        CopiedSales copies = new CopiedSales(shelf.database, shelf);
        assertThat(copies.leaveAlone(shelf.shop, shop -> rules())).isZero();
        assertThat(onHand(1)).isEqualTo(STOCK - 2);

        shelf.database.jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO connection (id, kind, name, enabled, settings, created_at, updated_at)"
                    + " VALUES (99, 'cseries', 'Web', TRUE, '{}', NOW(6), NOW(6))");
            handle.execute("INSERT INTO customer_order (connection_id, remote_id, number, state, remote_status,"
                    + " payment_status, shipment_status, person, ordered_at, remote_updated_at, created_at, updated_at)"
                    + " VALUES (99, '1', 'ORD1', 'accepted', 'x', 'paid', 'no', '{}', NOW(6), NOW(6), NOW(6), NOW(6))");
        });
        int first = copies.leaveAlone(shelf.shop, shop -> rules());
        int again = copies.leaveAlone(shelf.shop, shop -> rules());

        assertThat(first).isEqualTo(1);
        assertThat(again).isZero();
        assertThat(onHand(1)).isEqualTo(STOCK);
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(shelf.order(taken).holdReason()).startsWith("It is a copy of order ORD1 of the web shop Web");
        assertThat(take(sale).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(onHand(1)).isEqualTo(STOCK);
    }

    @Test
    void goodsLeaveTheWarehousesInTheirOrderAndTheFirstGoesBelowZeroForTheRest() {
        shelf.stock.set(second, 1, 5, "south");

        take(GivenSale.sale("7").line("a", "v1", 23));
        assertThat(at(shelf.warehouse, 1)).isZero();
        assertThat(at(second, 1)).isEqualTo(2);

        take(GivenSale.sale("8").line("b", "v1", 6));
        assertThat(at(shelf.warehouse, 1)).isEqualTo(-4);
        assertThat(at(second, 1)).isZero();
    }

    @Test
    void goodsPromisedToAWebOrderAreTakenLastAndStayPromised() {
        shelf.take(Given.order("web").line("w", "v1", 15));
        shelf.stock.set(second, 1, 4, "south");

        take(GivenSale.sale("7").line("a", "v1", 8));

        assertThat(at(second, 1)).isEqualTo(1);
        assertThat(shelf.level(1)).isEqualTo("15/15/15");
    }

    @Test
    void aRefundPutsGoodsToTheReturnsWarehouseAndShowsAtTheSale() {
        IntakeResult sold = take(GivenSale.sale("7").line("a", "v1", 2).line("b", "v2", 1));

        IntakeResult part = take(GivenSale.sale("8").line("c", "v1", -2, "a"));
        assertThat(part.state()).isEqualTo(OrderState.RETURNED);
        assertThat(at(returns, 1)).isEqualTo(2);
        assertThat(shelf.order(sold).state()).isEqualTo(OrderState.SHIPPED);

        GivenSale rest = GivenSale.sale("9").line("d", "v2", -1, "b").line("e", "v3", 1);
        assertThat(take(rest).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shelf.order(sold).state()).isEqualTo(OrderState.RETURNED);
        assertThat(shelf.happened(sold)).endsWith("return", "return", "returned");

        take(rest.undone());
        assertThat(shelf.order(sold).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(at(returns, 2)).isZero();
        assertThat(onHand(3)).isEqualTo(STOCK);
    }

    @Test
    void aRefundThatIsReadBeforeItsSaleShowsAtItAllTheSame() {
        take(GivenSale.sale("8").line("c", "v1", -2, "a"));

        assertThat(take(GivenSale.sale("7").line("a", "v1", 2)).state()).isEqualTo(OrderState.RETURNED);
        assertThat(onHand(1)).isEqualTo(STOCK);
    }

    @Test
    void aVoidGivesBackToWhereTheGoodsCameFromOnce() {
        shelf.stock.set(second, 1, 5, "south");
        GivenSale sale = GivenSale.sale("7").line("a", "v1", 23);
        IntakeResult sold = take(sale);

        assertThat(take(sale.undone()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(take(sale).outcome()).isEqualTo(Outcome.UNCHANGED);

        assertThat(at(shelf.warehouse, 1)).isEqualTo(STOCK);
        assertThat(at(second, 1)).isEqualTo(5);
        assertThat(shelf.happened(sold)).endsWith("changed", "changed", "return", "cancelled");
    }

    @Test
    void anUnmatchedLineHoldsNothingBackAndMovesStockOnceItMatches() {
        shelf.listing(shelf.shop, "v9", null);
        IntakeResult sold = take(GivenSale.sale("7").line("a", "v9", 2).line("b", "v1", 1));

        assertThat(sold.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(sold.reason())
                .startsWith("These lines moved no stock yet; they do once they match a product.\nLine a \"Mug\"");
        assertThat(onHand(1)).isEqualTo(STOCK - 1);
        assertThat(intake.matchWaiting(shelf.shop, shop -> rules())).isZero();

        shelf.listing(shelf.shop, "v9", 2L);
        assertThat(intake.matchWaiting(shelf.shop, shop -> rules())).isEqualTo(1);
        assertThat(intake.matchWaiting(shelf.shop, shop -> rules())).isZero();
        assertThat(onHand(2)).isEqualTo(STOCK - 2);
        assertThat(shelf.order(sold).holdReason()).isNull();
    }

    @Test
    void anItemWithoutListingIsMatchedByItsCodes() {
        shelf.productWithoutListing(77, "SKU-77");

        take(GivenSale.sale("7").line("a", "v77", 2));

        assertThat(onHand(77)).isEqualTo(-2);
    }

    @Test
    void aShopWithoutWarehouseMovesNothingEvenWhenItIsMappedLater() {
        SaleRules none = new SaleRules(List.of(), returns, MatchBy.EAN_AND_SKU, SkuField.SKU, null);
        GivenSale sale = GivenSale.sale("7").line("a", "v1", 2);
        IntakeResult sold = intake.take(sale.of(shelf.shop), none, Instant.MAX);

        assertThat(sold.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(sold.reason()).startsWith("Shop 2 had no warehouse when this sale came in: it moved no stock");
        take(sale.line("a", "v1", 5).changedAt(GivenSale.SOLD.plusSeconds(5)));
        assertThat(onHand(1)).isEqualTo(STOCK);
    }

    @Test
    void aSaleFromBeforeTheHubCountedMovesOnlyWhatChangesLater() {
        SaleRules since = new SaleRules(
                List.of(shelf.warehouse), null, MatchBy.EAN_AND_SKU, SkuField.SKU, GivenSale.SOLD.plusSeconds(1));
        GivenSale sale = GivenSale.sale("7").line("a", "v1", 5);

        intake.take(sale.of(shelf.shop), since, Instant.MAX);
        assertThat(onHand(1)).isEqualTo(STOCK);
        intake.take(
                sale.line("a", "v1", 3).changedAt(GivenSale.SOLD.plusSeconds(9)).of(shelf.shop), since, Instant.MAX);
        assertThat(onHand(1)).isEqualTo(STOCK + 2);
        intake.take(sale.undone().of(shelf.shop), since, Instant.MAX);
        assertThat(onHand(1)).isEqualTo(STOCK + 5);
    }

    @Test
    void whatTheTillShowsFollowsItsOwnSaleSoThatNothingIsSentForIt() {
        record Case(String from, String to, long pieces, Long known) {}
        List<Case> cases = List.of(
                new Case("08:00:00", "08:00:30", 2, 8L),
                new Case("08:00:00", "08:00:30", -2, 12L),
                new Case("08:00:00", "08:00:30", 12, -2L),
                new Case("08:00:00", "08:01:30", 2, null),
                new Case("08:01:10", "08:01:30", 2, 10L));
        for (Case one : cases) {
            String name = one.toString();
            knows("v1", "2026-03-11 " + one.from(), "2026-03-11 " + one.to());
            take(GivenSale.sale(name.substring(0, 40) + cases.indexOf(one))
                    .line("l" + cases.indexOf(one), "v1", one.pieces()));
            assertThat(known("v1")).as(name).isEqualTo(one.known());
        }
    }

    @Test
    void aSaleThatChangesMakesTheTillsNumberDoubtful() {
        GivenSale sale = GivenSale.sale("7").line("a", "v1", 2).line("b", "v2", 1);
        take(sale);
        knows("v1", "2026-03-11 09:00:00", "2026-03-11 09:00:00");
        knows("v2", "2026-03-11 09:00:00", "2026-03-11 09:00:00");

        take(sale.line("a", "v1", 3).changedAt(GivenSale.SOLD.plusSeconds(5)));

        assertThat(known("v1")).isNull();
        assertThat(known("v2")).isEqualTo(10);
    }

    @Test
    void aSaleOfTenThousandLinesIsTakenWhole() {
        GivenSale sale = GivenSale.sale("7");
        for (int i = 0; i < 10_000; i++) {
            sale.line("l" + i, "v" + (1 + i % PRODUCTS), 1);
        }

        take(sale);
        take(sale.without("l0").changedAt(GivenSale.SOLD.plusSeconds(5)));

        assertThat(onHand(1)).isEqualTo(STOCK - 2_499);
        assertThat(onHand(2)).isEqualTo(STOCK - 2_500);
    }

    @Test
    void whateverHappensAtTheTillAndHoweverOftenItIsReadStockIsTheSumOfWhatIsSold() {
        for (int seed = 0; seed < 12; seed++) {
            new Model(new Random(seed)).run(60, "seed " + seed);
        }
    }

    /** Sales with ids of their own; what they sold is what the hub has less, above what it had before. */
    private final class Model {
        private final Random random;
        private final Map<String, GivenSale> sales = new HashMap<>();
        private final List<String> ids = new ArrayList<>();
        private final Map<Long, Long> before = new HashMap<>();
        private final String prefix;
        private int lines;
        private Instant now = GivenSale.SOLD;

        Model(Random random) {
            this.random = random;
            this.prefix = "m" + random.nextInt(1_000_000) + "-";
            for (long product = 1; product <= PRODUCTS; product++) {
                before.put(product, onHand(product));
            }
        }

        void run(int steps, String name) {
            for (int step = 0; step < steps; step++) {
                now = now.plusSeconds(1);
                GivenSale sale =
                        step % 3 == 0 || ids.isEmpty() ? begun() : sales.get(ids.get(random.nextInt(ids.size())));
                changed(sale);
                boolean known = shelf.count("customer_order WHERE remote_id = '" + sale.id + "'") == 1;
                if (sale.voided && !known) {
                    sales.remove(sale.id);
                    ids.remove(sale.id);
                }
                for (int read = random.nextInt(3); read >= 0; read--) {
                    take(sale);
                }
                check(name + ", step " + step);
            }
        }

        private GivenSale begun() {
            GivenSale sale = GivenSale.sale(prefix + ids.size() + "-" + lines).at(now);
            line(sale);
            sales.put(sale.id, sale);
            ids.add(sale.id);
            return sale;
        }

        private void changed(GivenSale sale) {
            sale.changedAt(now);
            switch (random.nextInt(5)) {
                case 0 -> line(sale);
                case 1 ->
                    sale.lines.replaceAll((id, line) ->
                            new GivenSale.Line(line.item(), line.pieces() + random.nextInt(5) - 2, line.parent()));
                case 2 -> {
                    if (sale.lines.size() > 1) {
                        sale.without(sale.lines.keySet().iterator().next());
                    }
                }
                case 3 -> sale.voided = random.nextInt(3) == 0;
                default -> {
                    // Read again as it is.
                }
            }
        }

        private void line(GivenSale sale) {
            boolean refund = random.nextInt(3) == 0;
            String parent = refund && lines > 0 ? prefix + "l" + random.nextInt(lines) : null;
            String item = random.nextInt(6) == 0 ? null : "v" + (1 + random.nextInt(PRODUCTS));
            sale.line(prefix + "l" + lines++, item, (refund ? -1L : 1L) * (1 + random.nextInt(9)), parent);
        }

        private void check(String name) {
            Map<Long, Long> expected = new HashMap<>(before);
            sales.values().stream()
                    .filter(sale -> !sale.voided)
                    .flatMap(sale -> sale.lines.values().stream())
                    .filter(line -> line.item() != null)
                    .forEach(line -> expected.merge(Long.valueOf(line.item().substring(1)), -line.pieces(), Long::sum));
            expected.forEach(
                    (product, pieces) -> assertThat(onHand(product)).as(name).isEqualTo(pieces));
            assertThat(shelf.count("stock_level l WHERE on_hand <> (SELECT SUM(delta) FROM stock_movement m"
                            + " WHERE m.product_id = l.product_id AND m.warehouse_id = l.warehouse_id)"))
                    .as(name)
                    .isZero();
        }
    }

    private SaleRules rules() {
        return new SaleRules(List.of(shelf.warehouse, second), returns, MatchBy.EAN_AND_SKU, SkuField.SKU, null);
    }

    private IntakeResult take(GivenSale sale) {
        return intake.take(sale.of(shelf.shop), rules(), Instant.MAX);
    }

    private long at(long warehouse, long product) {
        return number("SELECT COALESCE(SUM(on_hand), 0) FROM stock_level WHERE product_id = " + product
                + " AND warehouse_id = " + warehouse);
    }

    private long onHand(long product) {
        return number("SELECT COALESCE(SUM(on_hand), 0) FROM stock_level WHERE product_id = " + product);
    }

    private long number(String sql) {
        return shelf.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private void knows(String item, String from, String to) {
        shelf.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        """
                REPLACE INTO listing_shop_stock (listing_id, shop_id, known_stock, orders_from, orders_to)
                SELECT id, '2', 10, ?, ? FROM listing WHERE remote_id = ?""",
                        from,
                        to,
                        item));
    }

    private Long known(String item) {
        return shelf.database.jdbi().withHandle(handle -> handle.createQuery(
                        """
                        SELECT s.known_stock FROM listing_shop_stock s JOIN listing l ON l.id = s.listing_id
                        WHERE l.remote_id = ?""")
                .bind(0, item)
                .map((row, context) -> row.getObject("known_stock", Long.class))
                .one());
    }
}
