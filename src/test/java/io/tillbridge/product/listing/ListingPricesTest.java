package io.tillbridge.product.listing;

import static io.tillbridge.product.listing.PriceLevel.COST;
import static io.tillbridge.product.listing.PriceLevel.DEFAULT;
import static io.tillbridge.product.listing.PriceLevel.MSRP;
import static io.tillbridge.product.listing.Shelf.EAN;
import static io.tillbridge.product.listing.Shelf.NOW;
import static io.tillbridge.product.listing.Shelf.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product of the shelf has an msrp of 32.5 and costs 5. */
class ListingPricesTest {
    private static final Set<PriceLevel> ALL = Set.of(DEFAULT, MSRP, COST);

    @AutoClose
    private Shelf shelf;

    private ListingPrices prices;
    private long till;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        prices = new ListingPrices(shelf.database);
        till = shelf.shop();
        shelf.product("A-1", EAN);
        walk(NOW, "10", "4");
    }

    private void walk(Instant at, String price, String cost) {
        shelf.walk.begin(till);
        new ItemWalk(shelf.database, Clock.fixed(NOW, ZoneOffset.UTC))
                .items(till, List.of(ItemListingsTest.item("5", EAN, "A-1", Map.of(), price, cost)), at);
        shelf.sync(till, rules(MatchBy.EAN_AND_SKU));
    }

    private PriceToSend only(Set<PriceLevel> levels) {
        List<Long> due = prices.due(till, levels);
        assertThat(due).hasSize(1);
        return prices.due(till, levels, due).get(0);
    }

    @Test
    void dueIsWhatTheTillDoesNotShowByEachSwitch() {
        assertThat(only(ALL).amounts()).containsOnlyKeys(DEFAULT, MSRP, COST);
        assertThat(only(Set.of(DEFAULT, MSRP)).amounts()).containsOnlyKeys(DEFAULT, MSRP);
        assertThat(only(Set.of(COST)).amounts()).containsOnlyKeys(COST);
        assertThat(only(ALL).amounts().get(DEFAULT)).isEqualByComparingTo("32.5");
        walk(NOW.plusSeconds(9), "32.50", "5.0");
        assertThat(only(ALL).amounts()).containsOnlyKeys(MSRP);
        assertThat(prices.due(till, Set.of(COST))).isEmpty();
    }

    @Test
    void whatTheTillHasTakenIsNotSentAgainUntilItChangesOnEitherSide() {
        prices.answered(only(ALL), Map.of(), NOW.plusSeconds(1));
        assertThat(prices.due(till, ALL)).isEmpty();

        shelf.execute("UPDATE product SET default_cost = 6");
        assertThat(only(ALL).amounts()).containsOnlyKeys(COST);
        prices.answered(only(ALL), Map.of(COST, new BigDecimal("6")), NOW.plusSeconds(2));
        assertThat(prices.due(till, ALL)).isEmpty();

        walk(NOW.plusSeconds(9), "9.99", "6");
        assertThat(only(ALL).amounts()).containsOnlyKeys(DEFAULT);
    }

    @Test
    void aProductWithoutAnAmountIsLeftAloneAndNeverSentAsNothing() {
        for (String none : List.of("0", "NULL")) {
            shelf.execute("UPDATE product SET msrp = 0, default_cost = " + none);

            assertThat(prices.due(till, ALL)).isEmpty();
        }
        shelf.execute("UPDATE product SET msrp = 7, state = 'discontinued'");
        assertThat(prices.due(till, ALL)).isEmpty();
    }

    @Test
    void aRefusedAmountWaitsForAnotherOneOrTheNextWalkAndAMissedOneStaysDue() {
        prices.refused(only(Set.of(COST)), "No right to costs.");
        assertThat(only(ALL).amounts()).containsOnlyKeys(DEFAULT, MSRP);
        shelf.execute("UPDATE product SET default_cost = 6");
        assertThat(only(ALL).amounts()).containsOnlyKeys(DEFAULT, MSRP, COST);
        prices.refused(only(Set.of(COST)), "No right to costs.");
        walk(NOW.plusSeconds(9), "10", "4");
        assertThat(only(Set.of(COST)).amounts()).containsOnlyKeys(COST);

        prices.missed(only(Set.of(COST)), "Away.");

        assertThat(only(Set.of(COST)).amounts()).containsOnlyKeys(COST);
        assertThat(prices.of(prices.due(till, ALL)).values().iterator().next())
                .filteredOn(price -> price.level() == COST)
                .extracting(ListingPrice::sendFault)
                .containsExactly("Away.");
    }

    @Test
    void aTillThatShowsAnotherAmountThanItWasSentIsNotSentItForEver() {
        prices.answered(only(Set.of(DEFAULT, MSRP)), Map.of(DEFAULT, new BigDecimal("33")), NOW);

        assertThat(prices.due(till, Set.of(DEFAULT, MSRP))).isEmpty();
        assertThat(prices.of(prices.due(till, Set.of(COST)))
                        .values()
                        .iterator()
                        .next()
                        .get(0)
                        .sendFault())
                .isEqualTo("The till shows 33 after it was sent 32.5.");
    }
}
