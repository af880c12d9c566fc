package io.tillbridge.product.listing;

import static io.tillbridge.product.listing.Shelf.EAN;
import static io.tillbridge.product.listing.Shelf.EAN_2;
import static io.tillbridge.product.listing.Shelf.rules;
import static io.tillbridge.product.listing.Shelf.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stock of a till's account: a number for each listing in each shop. */
class ShopStocksTest {
    private static final Instant LATER = Shelf.NOW.plusSeconds(60);
    /** Both shops share the first warehouse; the buffer is kept back in each. */
    private static final List<StockRules> SHOPS =
            List.of(StockRules.of("2", List.of(1L), 1), StockRules.of("10", List.of(1L, 2L), 1));

    @AutoClose
    private final Shelf shelf = new Shelf();

    private long till;
    private long first;
    private long second;

    @BeforeEach
    void stock() {
        till = shelf.shop();
        long one = shelf.product("A1", EAN);
        long two = shelf.product("B2", EAN_2);
        shelf.shows(till, variant("5", EAN, ""), variant("6", EAN_2, "")).sync(till, rules(MatchBy.EAN_AND_SKU));
        shelf.execute("UPDATE listing SET price = NULL");
        first = shelf.listing(till, "5").id();
        second = shelf.listing(till, "6").id();
        for (String name : List.of("North", "South")) {
            shelf.execute("INSERT INTO warehouse (name, created_at, updated_at) VALUES (?, NOW(6), NOW(6))", name);
        }
        level(1, one, 10);
        level(2, one, 4);
        level(1, two, 3);
    }

    @Test
    void eachShopIsSentWhatItsOwnWarehousesHave() {
        assertThat(due(0)).containsExactly("6=2", "5=9");
        assertThat(due(1)).containsExactly("6=2", "5=13");
    }

    @Test
    void whatOneShopConfirmsOrRefusesSaysNothingOfTheOther() {
        shelf.listings.confirmed(
                List.of(new ConfirmedStock(first, "2", 9, LATER), new ConfirmedStock(second, "2", 2, null)),
                Shelf.NOW,
                LATER);
        shelf.listings.refused(new ShownAt(second, "10"), 2, "422: its UPC is that of another item");
        shelf.listings.missed(new ShownAt(first, "10"), "the account is away");

        assertThat(due(0)).isEmpty();
        assertThat(due(1)).containsExactly("5=13");
        assertThat(shelf.listings.due(till, SHOPS.get(1), 10)).allMatch(StockToSend::missed);
        assertThat(shelf.listings.shopStocks(till, List.of(second), SHOPS))
                .extracting(ListingShopStock::shopId, ListingShopStock::sentStock, ListingShopStock::sendFault)
                .containsExactly(tuple("2", 2L, null), tuple("10", null, "422: its UPC is that of another item"));
    }

    @Test
    void aNumberThatIsShownAlreadyIsNotSent() {
        show(Shelf.NOW, new ShownStock("5", "2", 9, Shelf.NOW), new ShownStock("404", "2", 7, null));
        show(Shelf.NOW, new ShownStock("6", "2", -1, null));

        assertThat(due(0)).containsExactly("6=2");
        assertThat(due(1)).hasSize(2);
        assertThat(shelf.one("SELECT COUNT(*) AS n FROM listing_shop_stock")).containsEntry("n", 2L);
    }

    @Test
    void aShopThatChangedByItselfIsNotRaisedBeforeItsSalesAreRead() {
        show(Shelf.NOW, new ShownStock("5", "2", 9, Shelf.NOW));

        show(LATER, new ShownStock("5", "2", 6, LATER));

        assertThat(shelf.listings.due(till, reading(LATER.minusSeconds(1)), 10))
                .extracting(StockToSend::remoteId)
                .containsExactly("6");
        assertThat(shelf.listings.waiting(till, reading(LATER.minusSeconds(1)), 10))
                .extracting(StockToSend::known)
                .containsExactly(6L);
        assertThat(shelf.listings.due(till, reading(LATER), 10))
                .filteredOn(StockToSend::shopChanged)
                .extracting(StockToSend::number)
                .containsExactly(9L);
    }

    @Test
    void whatWasLearnedAfterTheAccountWasAskedIsNewer() {
        shelf.listings.confirmed(List.of(new ConfirmedStock(first, "2", 9, null)), Shelf.NOW, LATER);

        show(Shelf.NOW, new ShownStock("5", "2", 30, null));

        assertThat(due(0)).containsExactly("6=2");
        assertThat(shelf.one("SELECT told_stock, known_stock, shop_changed_at FROM listing_shop_stock"))
                .containsEntry("told_stock", 30L)
                .containsEntry("known_stock", 9L)
                .containsEntry("shop_changed_at", null);
    }

    @Test
    void aNumberInDoubtIsSentAgain() {
        shelf.listings.confirmed(List.of(new ConfirmedStock(first, "2", 9, null)), Shelf.NOW, Shelf.NOW);

        shelf.listings.doubtful(List.of(new ShownAt(first, "2")), LATER);

        assertThat(due(0)).contains("5=9");
        shelf.listings.confirmed(List.of(new ConfirmedStock(first, "2", 9, null)), Shelf.NOW, LATER);
        assertThat(due(0)).as("an order came in while the call was under way").contains("5=9");
    }

    @Test
    void aShopIsNotEmptiedAtOneStroke() {
        show(Shelf.NOW, new ShownStock("5", "2", 9, null), new ShownStock("6", "2", 8, null));
        shelf.execute("UPDATE stock_level SET on_hand = 0");

        assertThat(shelf.listings.zeros(till, SHOPS.get(0))).isEqualTo(new ZeroCount(2, 2));
        assertThat(shelf.listings.due(till, SHOPS.get(0).holdingZeros(), 10)).isEmpty();
        assertThat(due(0)).containsExactly("5=0", "6=0");
    }

    @Test
    void anItemThatIsGoneIsSentNothing() {
        shelf.listings.gone(first, LATER);

        assertThat(due(0)).containsExactly("6=2");
        assertThat(shelf.listing(till, "5").state()).isEqualTo(ListingState.GONE);
    }

    @Test
    void driftIsToldShopByShop() {
        shelf.listings.confirmed(
                List.of(
                        new ConfirmedStock(first, "2", 9, null),
                        new ConfirmedStock(first, "10", 13, null),
                        new ConfirmedStock(second, "2", 2, null),
                        new ConfirmedStock(second, "10", 1, null)),
                Shelf.NOW,
                LATER);

        List<Drift> drift = shelf.listings.drift(till, SHOPS, null, 10);

        assertThat(drift).extracting(Drift::remoteId).containsExactly("6");
        assertThat(drift.get(0).differs()).containsExactly(Drift.What.STOCK);
        assertThat(drift.get(0).shops())
                .extracting(
                        ListingShopStock::shopId,
                        ListingShopStock::knownStock,
                        ListingShopStock::available,
                        ListingShopStock::differs)
                .containsExactly(tuple("2", 2L, 2L, false), tuple("10", 1L, 2L, true));
        assertThat(shelf.listings.drift(till, SHOPS, drift.get(0).listingId(), 10))
                .isEmpty();
        assertThat(shelf.listings.drift(till, List.of(StockRules.of("2", List.of(), 0)), null, 10))
                .isEmpty();
    }

    @Test
    void whatWasNeverCountedIsNeitherSentNorADifference() {
        shelf.execute("DELETE FROM stock_movement");

        assertThat(due(0)).isEmpty();
        assertThat(shelf.listings.drift(till, SHOPS, null, 10)).isEmpty();
        assertThat(shelf.listings.shopStocks(till, List.of(first), SHOPS))
                .extracting(ListingShopStock::available)
                .containsOnlyNulls();
    }

    private static StockRules reading(Instant to) {
        return new StockRules("2", List.of(1L), 1, to, false, false);
    }

    private void show(Instant at, ShownStock... shown) {
        shelf.listings.noteShown(till, List.of(shown), at);
    }

    private List<String> due(int shop) {
        return shelf.listings.due(till, SHOPS.get(shop), 10).stream()
                .map(number -> number.remoteId() + "=" + number.number())
                .toList();
    }

    private void level(long warehouse, long product, long onHand) {
        shelf.execute(
                "INSERT INTO stock_level (warehouse_id, product_id, on_hand, reserved, updated_at)"
                        + " VALUES (?, ?, ?, 0, '2026-03-11 12:00:00')",
                warehouse,
                product,
                onHand);
        shelf.execute(
                "INSERT INTO stock_movement (warehouse_id, product_id, delta, on_hand_after, reason, reference, at)"
                        + " VALUES (?, ?, ?, ?, 'count', ?, NOW(6))",
                warehouse,
                product,
                onHand,
                onHand,
                warehouse + "-" + product);
    }
}
