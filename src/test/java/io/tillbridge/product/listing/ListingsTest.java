package io.tillbridge.product.listing;

import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static io.tillbridge.product.listing.Shelf.EAN;
import static io.tillbridge.product.listing.Shelf.EAN_2;
import static io.tillbridge.product.listing.Shelf.EAN_3;
import static io.tillbridge.product.listing.Shelf.creating;
import static io.tillbridge.product.listing.Shelf.rules;
import static io.tillbridge.product.listing.Shelf.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingsTest {
    @AutoClose
    private Shelf shelf;

    private long shop;
    private long one;
    private long two;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        shop = shelf.shop();
        one = shelf.product("A-1", EAN);
        two = shelf.product("A-2", EAN_2);
        shelf.execute("INSERT INTO warehouse (id, name, created_at, updated_at) VALUES (1, 'a', NOW(6), NOW(6)),"
                + " (2, 'b', NOW(6), NOW(6))");
        shelf.shows(shop, variant("5", EAN, "A-1"), variant("6", EAN_2, "A-2"), variant("7", EAN_3, "A-3"))
                .sync(shop, rules(MatchBy.EAN_AND_SKU));
    }

    @Test
    void listsFollowOneAnotherAndAreFiltered() {
        List<Listing> first = shelf.listings.list(ListingFilter.of(shop, null), null, 2);
        List<Listing> second =
                shelf.listings.list(ListingFilter.of(shop, null), first.get(1).id(), 2);

        assertThat(first).extracting(Listing::remoteId).containsExactly("5", "6");
        assertThat(second).extracting(Listing::remoteId).containsExactly("7");
        assertThat(remoteIds(ListingFilter.of(shop, ListingState.UNMATCHED))).containsExactly("7");
        assertThat(remoteIds(new ListingFilter(null, null, two, null, null, null)))
                .containsExactly("6");
        assertThat(remoteIds(new ListingFilter(null, null, null, "A-3", null, null)))
                .containsExactly("7");
        assertThat(shelf.listings.find(999)).isEmpty();
    }

    @Test
    void aMatchByHandSurvivesEveryRule() {
        Listing before = shelf.listing(shop, "5");

        Listing matched = shelf.listings.match(before.id(), two, "Ann", before.version());
        shelf.sync(shop, creating(MatchBy.EAN));

        assertThat(matched.explanation())
                .startsWith("Matched by hand by Ann: product " + two + " (SKU 'A-2', GTIN 09780201379624).")
                .contains("A duplicate in the shop");
        assertThat(shelf.listing(shop, "5").productId()).isEqualTo(two);
        assertThat(shelf.listing(shop, "5").decidedBy()).isEqualTo(DecidedBy.HAND);
        shelf.shows(shop, variant("5", EAN_3, "A-1"), variant("6", EAN_2, "A-2"), variant("7", EAN_3, "A-3"))
                .sync(shop, rules(MatchBy.EAN));
        assertThat(shelf.listing(shop, "5").codeDifference())
                .isEqualTo("EAN was 04006381333931; now it is 05901234123457.");
    }

    @Test
    void whatWasUnmatchedByHandIsLinkedByHandOnly() {
        Listing before = shelf.listing(shop, "5");

        shelf.listings.unmatch(before.id(), "Ann", null);
        shelf.sync(shop, creating(MatchBy.EAN));

        assertThat(shelf.listing(shop, "5").state()).isEqualTo(ListingState.UNMATCHED);
        assertThat(shelf.listing(shop, "5").explanation())
                .isEqualTo("Unmatched by hand by Ann; no rule links it again, only a match by hand.");
        assertThat(shelf.listings.match(before.id(), one, "Ann", null).state()).isEqualTo(ListingState.MATCHED);
    }

    @Test
    void aMatchByHandNamesWhatIsThereAndAsItWasSeen() {
        Listing listing = shelf.listing(shop, "5");

        assertThatThrownBy(() -> shelf.listings.match(999, one, "Ann", null))
                .is(refused(UNKNOWN))
                .hasMessage("There is no listing 999.");
        assertThatThrownBy(() -> shelf.listings.match(listing.id(), 999, "Ann", null))
                .is(refused(INVALID));
        assertThatThrownBy(() -> shelf.listings.unmatch(listing.id(), "Ann", listing.version() + 1))
                .is(refused(STALE));
    }

    @Test
    void dueAreTheNumbersTheShopDoesNotHaveTheSmallestFirst() {
        stock(1, one, 10, 2);
        stock(2, one, 5, 0);
        stock(1, two, 1, 3);

        List<StockToSend> due = shelf.listings.due(shop, StockRules.of(List.of(1L, 2L), 4), 10);

        assertThat(due)
                .extracting(StockToSend::remoteId, StockToSend::number, StockToSend::sent)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("6", 0L, null),
                        org.assertj.core.groups.Tuple.tuple("5", 9L, null));
        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 0), 1)).hasSize(1);
        assertThat(shelf.listings.due(shop, StockRules.of(List.of(), 0), 10)).isEmpty();
    }

    @Test
    void aConfirmedNumberIsNotDueUntilItDiffers() {
        stock(1, one, 10, 0);
        long listing = shelf.listing(shop, "5").id();
        shelf.listings.confirmed(shelf.listing(shop, "6").id(), 0, Shelf.NOW);

        shelf.listings.confirmed(listing, 10, Shelf.NOW);
        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 0), 10)).isEmpty();
        shelf.execute("UPDATE stock_level SET reserved = 1");

        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 0), 10))
                .containsExactly(new StockToSend(listing, "5", one, 9, 10L, 10L, false));
    }

    @Test
    void numbersCanBeLookedAtAndConfirmedTogether() {
        stock(1, one, 10, 0);
        stock(1, two, 3, 0);
        long listing = shelf.listing(shop, "5").id();

        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 0), List.of(listing)))
                .containsExactly(new StockToSend(listing, "5", one, 10, null, 41L, false));
        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 0), List.of()))
                .isEmpty();
        shelf.listings.confirmed(
                shelf.listings.due(shop, StockRules.of(List.of(1L), 0), 10).stream()
                        .map(due -> new ConfirmedStock(due.listingId(), due.number(), null))
                        .toList(),
                Shelf.NOW,
                Shelf.NOW);

        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 0), 10)).isEmpty();
        assertThat(shelf.listing(shop, "5").sentStock()).isEqualTo(10);
    }

    @Test
    void aRefusedNumberIsDueAgainWhenItChangesOrTheShopWasSeenAgain() {
        stock(1, one, 10, 0);
        long listing = shelf.listing(shop, "5").id();
        shelf.listings.confirmed(shelf.listing(shop, "6").id(), 0, Shelf.NOW);

        shelf.listings.refused(new ShownAt(listing, null), 10, "404: there is no such variant");
        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 0), 10)).isEmpty();
        assertThat(shelf.listing(shop, "5").sendFault()).isEqualTo("404: there is no such variant");
        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 1), 10)).hasSize(1);
        shelf.sync(shop, rules(MatchBy.EAN));

        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 0), 10)).hasSize(1);
    }

    @Test
    void listingsTheShopDoesNotTrackAreToldAndNotSent() {
        stock(1, one, 3, 0);
        stock(1, two, 3, 0);
        shelf.execute("UPDATE listing SET stock_tracking = 'disabled' WHERE remote_id = '5'");

        assertThat(shelf.listings.due(shop, StockRules.of(List.of(1L), 0), 10))
                .extracting(StockToSend::remoteId)
                .containsExactly("6");
        assertThat(remoteIds(ListingFilter.untracked(shop))).containsExactly("5");
    }

    @Test
    void driftTellsEachDifferenceWithItsAge() {
        stock(1, one, 41, 0);
        stock(1, two, 3, 0);
        shelf.listings.confirmed(shelf.listing(shop, "5").id(), 41, Shelf.NOW);
        shelf.execute("UPDATE product SET msrp = 30 WHERE id = ?", two);

        List<Drift> drift = shelf.listings.drift(shop, List.of(StockRules.of(List.of(1L), 0)), null, 10);

        assertThat(drift).singleElement().satisfies(row -> {
            assertThat(row.remoteId()).isEqualTo("6");
            assertThat(row.differs()).containsExactly(Drift.What.STOCK, Drift.What.PRICE);
            assertThat(row.toldStock()).isEqualTo(41);
            assertThat(row.toldAt()).isEqualTo(Shelf.NOW);
            assertThat(row.sentStock()).isNull();
            assertThat(row.available()).isEqualTo(3);
            assertThat(row.stockChangedAt()).isNotNull();
            assertThat(row.shopPrice()).isEqualByComparingTo("32.5");
            assertThat(row.hubPrice()).isEqualByComparingTo(new BigDecimal("30"));
        });
        assertThat(shelf.listings.drift(shop, List.of(), null, 10)).hasSize(1);
        assertThat(shelf.listings.drift(
                        shop,
                        List.of(StockRules.of(List.of(1L), 0)),
                        drift.get(0).listingId(),
                        10))
                .isEmpty();
    }

    private void stock(long warehouse, long product, long onHand, long reserved) {
        shelf.execute(
                "INSERT INTO stock_level (warehouse_id, product_id, on_hand, reserved, updated_at)"
                        + " VALUES (?, ?, ?, ?, '2026-03-11 12:00:00')",
                warehouse,
                product,
                onHand,
                reserved);
        shelf.execute(
                "INSERT INTO stock_movement (warehouse_id, product_id, delta, on_hand_after, reason, reference, at)"
                        + " VALUES (?, ?, ?, ?, 'count', ?, NOW(6))",
                warehouse,
                product,
                onHand,
                onHand,
                warehouse + "-" + product);
    }

    private List<String> remoteIds(ListingFilter filter) {
        return shelf.listings.list(filter, null, 10).stream()
                .map(Listing::remoteId)
                .toList();
    }
}
