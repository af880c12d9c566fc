package io.tillbridge.product.listing;

import static io.tillbridge.product.listing.Shelf.EAN;
import static io.tillbridge.product.listing.Shelf.EAN_2;
import static io.tillbridge.product.listing.Shelf.EAN_3;
import static io.tillbridge.product.listing.Shelf.NOW;
import static io.tillbridge.product.listing.Shelf.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Items of an account with tills: matched as variants are, with stock of each shop, prices, and items that are archived. */
class ItemListingsTest {
    @AutoClose
    private Shelf shelf;

    private ItemWalk walk;
    private long till;
    private long one;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        walk = new ItemWalk(shelf.database, Clock.fixed(NOW, ZoneOffset.UTC));
        till = shelf.shop();
        one = shelf.product("A-1", EAN);
        shelf.product("A-2", EAN_2);
    }

    static WalkedItem item(
            String id, String ean, String customSku, Map<String, Long> stock, String price, String cost) {
        WalkedVariant variant = new WalkedVariant(
                id,
                null,
                "Item " + id,
                ean,
                customSku,
                "",
                new BigDecimal(price),
                new BigDecimal(cost),
                "enabled",
                null,
                null,
                WalkedVariant.Measures.NONE,
                null,
                null);
        return new WalkedItem(
                variant,
                false,
                stock,
                Map.of(PriceLevel.DEFAULT, new BigDecimal(price), PriceLevel.COST, new BigDecimal(cost)));
    }

    private static WalkedItem archived(WalkedItem item) {
        return new WalkedItem(item.variant(), true, item.stock(), item.amounts());
    }

    private static WalkedItem simple(String id, String ean, String sku) {
        return item(id, ean, sku, Map.of("2", 5L), "10", "4");
    }

    private SyncResult sync(Instant readAt, WalkedItem... items) {
        shelf.walk.begin(till);
        walk.items(till, List.of(items), readAt);
        return shelf.sync(till, rules(MatchBy.EAN_AND_SKU));
    }

    private Map<String, Object> shop(String item, String shop) {
        return shelf.one(
                "SELECT s.* FROM listing_shop_stock s JOIN listing l ON l.id = s.listing_id WHERE l.remote_id = ?"
                        + " AND s.shop_id = ?",
                item,
                shop);
    }

    @Test
    void whatTheWalkShowsOfEachShopIsToldAndKnown() {
        SyncResult result =
                sync(NOW, item("5", EAN, "A-1", Map.of("2", 7L, "3", -1L), "18.5", "8.4"), simple("6", EAN_3, "A-3"));

        assertThat(shelf.listing(till, "5").state()).isEqualTo(ListingState.MATCHED);
        assertThat(shelf.listing(till, "6").state()).isEqualTo(ListingState.UNMATCHED);
        assertThat(shelf.listing(till, "5").price()).isEqualByComparingTo("18.5");
        assertThat(shelf.listing(till, "5").toldStock()).isNull();
        assertThat(shop("5", "2")).containsEntry("told_stock", 7L).containsEntry("known_stock", 7L);
        assertThat(shop("5", "3")).containsEntry("told_stock", -1L).containsEntry("known_stock", -1L);
        assertThat(result.stockChanged()).isZero();
        assertThat(shelf.products()).isEqualTo(2);
    }

    @Test
    void aNumberThatTheTillChangedByItselfIsTakenForASurpriseOfThatShop() {
        sync(NOW, item("5", EAN, "A-1", Map.of("2", 7L, "3", 4L), "10", "4"));

        SyncResult result = sync(NOW.plusSeconds(60), item("5", EAN, "A-1", Map.of("2", 6L, "3", 4L), "10", "4"));

        assertThat(result.stockChanged()).isEqualTo(1);
        assertThat(result.stockChanges()).containsExactly("item 5 shows 6 in shop 2 where 7 was expected");
        assertThat(shop("5", "2").get("shop_changed_at")).isNotNull();
        assertThat(shop("5", "3").get("shop_changed_at")).isNull();
        assertThat(shelf.one("SELECT product_id FROM stock_change")).containsEntry("product_id", one);
    }

    @Test
    void whatAPushHasLearntSinceCountsMoreThanTheWalk() {
        sync(NOW, item("5", EAN, "A-1", Map.of("2", 7L), "10", "4"));
        shelf.execute("UPDATE listing_shop_stock SET known_stock = 9, known_at = ?", "2026-03-11 14:00:00");
        shelf.execute("UPDATE listing_price SET known = 11, known_at = ?", "2026-03-11 14:00:00");

        sync(NOW.plusSeconds(60), item("5", EAN, "A-1", Map.of("2", 6L), "12", "4"));

        assertThat(shop("5", "2")).containsEntry("told_stock", 6L).containsEntry("known_stock", 9L);
        assertThat((BigDecimal) shelf.one("SELECT known FROM listing_price WHERE level = 'default'")
                        .get("known"))
                .isEqualByComparingTo("11");
    }

    @Test
    void anArchivedItemAndAMissingOneAreBothGoneAndToldApart() {
        sync(NOW, simple("5", EAN, "A-1"), simple("6", EAN_2, "A-2"), simple("7", EAN_3, ""), simple("8", "", "X"));

        SyncResult result = sync(NOW, archived(simple("5", EAN, "A-1")), simple("7", EAN_3, ""), simple("8", "", "X"));

        assertThat(shelf.listing(till, "5").state()).isEqualTo(ListingState.GONE);
        assertThat(shelf.listing(till, "5").goneCause()).isEqualTo("archived");
        assertThat(shelf.listing(till, "5").productId()).isEqualTo(one);
        assertThat(shelf.listing(till, "5").explanation()).startsWith("It is archived there; before that: ");
        assertThat(shelf.listing(till, "6").goneCause()).isEqualTo("missing");
        assertThat(shelf.listing(till, "6").explanation()).startsWith("It is not shown there any more");
        assertThat(result.counters()).containsEntry("gone", 2L);
        sync(
                NOW,
                simple("5", EAN, "A-1"),
                archived(simple("6", EAN_2, "A-2")),
                simple("7", EAN_3, ""),
                simple("8", "", "X"));
        assertThat(shelf.listing(till, "5").state()).isEqualTo(ListingState.MATCHED);
        assertThat(shelf.listing(till, "5").goneCause()).isNull();
        assertThat(shelf.listing(till, "6").goneCause()).isEqualTo("archived");
    }

    @Test
    void anItemThatIsArchivedFromTheStartIsNoListing() {
        sync(NOW, archived(simple("5", EAN, "A-1")));

        assertThat(shelf.all("SELECT id FROM listing")).isEmpty();
    }

    @Test
    void aShortOrEmptyWalkDeclaresNothingGoneAndOneOfArchivedItemsDoes() {
        WalkedItem[] all = IntStream.range(100, 130)
                .mapToObj(id -> simple(Integer.toString(id), "", "S-" + id))
                .toArray(WalkedItem[]::new);
        sync(NOW, all);

        assertThatThrownBy(() -> sync(NOW)).isInstanceOf(SyncStopped.MassGone.class);
        assertThatThrownBy(() -> sync(NOW, all[0], all[1])).isInstanceOf(SyncStopped.MassGone.class);
        assertThat(shelf.listing(till, "120").state()).isEqualTo(ListingState.UNMATCHED);
        WalkedItem[] archived = IntStream.range(0, all.length)
                .mapToObj(i -> i < 28 ? archived(all[i]) : all[i])
                .toArray(WalkedItem[]::new);
        assertThat(sync(NOW, archived).counters()).containsEntry("gone", 28L);
    }

    @Test
    void aMatchByHandIsKeptAndForgetsWhatWasSentForTheOtherProduct() {
        sync(NOW, simple("5", EAN, "A-1"));
        shelf.execute("UPDATE listing_price SET sent = 3, refused = 4, send_fault = 'no'");
        shelf.execute("UPDATE listing_shop_stock SET sent_stock = 3, refused_stock = 4, send_fault = 'no'");
        long listing = shelf.listing(till, "5").id();

        shelf.listings.match(listing, one + 1, "Ann", null);
        sync(NOW, simple("5", EAN, "A-1"));

        assertThat(shelf.listing(till, "5").productId()).isEqualTo(one + 1);
        assertThat(shelf.all("SELECT sent, refused, send_fault FROM listing_price"))
                .allSatisfy(row -> assertThat(row.values()).containsOnlyNulls());
        assertThat(shop("5", "2")).containsEntry("sent_stock", null).containsEntry("known_stock", 5L);
        assertThat(shelf.listings.unmatch(listing, "Ann", null).state()).isEqualTo(ListingState.UNMATCHED);
    }
}
