package io.tillbridge.product.listing;

import static io.tillbridge.product.listing.Shelf.EAN;
import static io.tillbridge.product.listing.Shelf.EAN_2;
import static io.tillbridge.product.listing.Shelf.EAN_3;
import static io.tillbridge.product.listing.Shelf.creating;
import static io.tillbridge.product.listing.Shelf.forced;
import static io.tillbridge.product.listing.Shelf.rules;
import static io.tillbridge.product.listing.Shelf.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingMatchingTest {
    @AutoClose
    private Shelf shelf;

    private long shop;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        shop = shelf.shop();
    }

    @Test
    void bothCodesNameTheProduct() {
        long product = shelf.product("A-1", EAN);

        SyncResult result = shelf.shows(shop, variant("5", EAN, "A-1")).sync(shop, rules(MatchBy.EAN_AND_SKU));

        Listing listing = shelf.listing(shop, "5");
        assertThat(result.of(SyncDecision.LINKED)).isEqualTo(1);
        assertThat(listing.state()).isEqualTo(ListingState.MATCHED);
        assertThat(listing.productId()).isEqualTo(product);
        assertThat(listing.decidedBy()).isEqualTo(DecidedBy.RULE);
        assertThat(listing.explanation())
                .isEqualTo("ean-and-sku: EAN 04006381333931 and SKU 'A-1'; both name product " + product
                        + " (SKU 'A-1', GTIN 04006381333931).");
        assertThat(listing.toldStock()).isEqualTo(41);
        assertThat(listing.toldAt()).isEqualTo(Shelf.NOW);
    }

    @Test
    void twoProductsWithOneEanAreAmbiguousAndBothAreNamed() {
        long one = shelf.product("A-1", EAN);
        long two = shelf.product("A-2", EAN);

        shelf.shows(shop, variant("5", EAN, "")).sync(shop, creating(MatchBy.EAN_AND_SKU));

        Listing listing = shelf.listing(shop, "5");
        assertThat(listing.state()).isEqualTo(ListingState.AMBIGUOUS);
        assertThat(listing.productId()).isNull();
        assertThat(listing.explanation())
                .isEqualTo("ean-and-sku: EAN 04006381333931 and no SKU; several products have this EAN: product " + one
                        + " (SKU 'A-1', GTIN 04006381333931), product " + two + " (SKU 'A-2', GTIN 04006381333931).");
        assertThat(shelf.products()).isEqualTo(2);
    }

    @Test
    void atMostFiveRivalsAreNamed() {
        IntStream.range(0, 8).forEach(n -> shelf.product("A-" + n, EAN));

        shelf.shows(shop, variant("5", EAN, "")).sync(shop, rules(MatchBy.EAN));

        assertThat(shelf.listing(shop, "5").explanation())
                .contains("'A-4'")
                .doesNotContain("'A-5'")
                .endsWith(" and more.");
    }

    @Test
    void theEanOfOneAndTheSkuOfAnotherAreAConflict() {
        long one = shelf.product("A-1", EAN);
        long two = shelf.product("A-2", EAN_2);

        shelf.shows(shop, variant("5", EAN, "A-2")).sync(shop, creating(MatchBy.EAN_OR_SKU));

        Listing listing = shelf.listing(shop, "5");
        assertThat(listing.state()).isEqualTo(ListingState.CONFLICT);
        assertThat(listing.explanation())
                .isEqualTo(
                        "ean-or-sku: EAN 04006381333931 and SKU 'A-2'; the EAN names one product and the SKU another:"
                                + " product " + one + " (SKU 'A-1', GTIN 04006381333931), product " + two
                                + " (SKU 'A-2', GTIN 09780201379624).");
    }

    @ParameterizedTest
    @CsvSource({
        // As the shop has it, as the vendor has it: the same article.
        "036000291452, 0036000291452, matched",
        "36000291452, 036000291452, matched",
        "00036000291452, 036000291452, matched",
        "4006381-333931, 4006381333931, matched",
        "04252614, 042100005264, matched",
        // No right number is compared with nothing.
        "4006381333930, 4006381333931, unmatched",
        "4.00638E+12, 4006381333931, unmatched",
        "GEEN EAN, 4006381333931, unmatched",
        "2000000000008, 2000000000008, unmatched"
    })
    void eansAreComparedByTheirFourteenDigits(String shown, String vendors, String state) {
        shelf.product("A-1", vendors);

        shelf.shows(shop, variant("5", shown, "")).sync(shop, rules(MatchBy.EAN));

        assertThat(shelf.listing(shop, "5").state().text()).isEqualTo(state);
        assertThat(shelf.listing(shop, "5").ean()).isEqualTo(shown);
    }

    @Test
    void anEanThatIsNoGtinCountsAsBlankAndIsTold() {
        long product = shelf.product("A-1", EAN);

        shelf.shows(shop, variant("5", "ABC", "A-1")).sync(shop, rules(MatchBy.EAN_AND_SKU));

        assertThat(shelf.listing(shop, "5").productId()).isEqualTo(product);
        assertThat(shelf.listing(shop, "5").explanation())
                .startsWith("ean-and-sku: an EAN that is no GTIN ('ABC') and SKU 'A-1'; the SKU names product ");
    }

    @Test
    void skusAreComparedExactly() {
        shelf.product("a-1", null);
        shelf.product("Á-1", null);

        shelf.shows(shop, variant("5", "", "A-1")).sync(shop, rules(MatchBy.SKU));

        assertThat(shelf.listing(shop, "5").state()).isEqualTo(ListingState.UNMATCHED);
    }

    @Test
    void aProductNotOnOfferIsNotLinkedAndNotMadeASecondTime() {
        long hidden = shelf.product(900, "A-1", EAN, "hidden");

        shelf.shows(shop, variant("5", EAN, "A-1")).sync(shop, creating(MatchBy.EAN_AND_SKU));

        assertThat(shelf.listing(shop, "5").state()).isEqualTo(ListingState.UNMATCHED);
        assertThat(shelf.listing(shop, "5").explanation())
                .isEqualTo("ean-and-sku: EAN 04006381333931 and SKU 'A-1'; no live product has it; not created, because"
                        + " no two products share a code: product " + hidden
                        + " (SKU 'A-1', GTIN 04006381333931, hidden).");
        assertThat(shelf.products()).isEqualTo(1);
    }

    @Test
    void aLinkStaysWhenItsProductIsTakenFromTheShelf() {
        long product = shelf.product("A-1", EAN);
        shelf.shows(shop, variant("5", EAN, "A-1")).sync(shop, creating(MatchBy.EAN_AND_SKU));
        shelf.execute("UPDATE product SET state = 'discontinued'");

        SyncResult again = shelf.sync(shop, creating(MatchBy.EAN_AND_SKU));

        assertThat(again.of(SyncDecision.KEPT)).isEqualTo(1);
        assertThat(shelf.listing(shop, "5").productId()).isEqualTo(product);
    }

    @Test
    void aLinkFallsOnlyWhenItsProductIsNoMore() {
        long product = shelf.product("A-1", EAN);
        shelf.shows(shop, variant("5", EAN, "A-1")).sync(shop, rules(MatchBy.EAN));
        shelf.listings.confirmed(shelf.listing(shop, "5").id(), 3, Shelf.NOW);
        long other = shelf.product("A-2", EAN);
        shelf.sync(shop, rules(MatchBy.EAN));
        assertThat(shelf.listing(shop, "5").productId()).isEqualTo(product);

        shelf.execute("DELETE FROM product WHERE id = ?", product);
        shelf.sync(shop, rules(MatchBy.EAN));

        assertThat(shelf.listing(shop, "5").productId()).isEqualTo(other);
        assertThat(shelf.listing(shop, "5").sentStock()).isNull();
    }

    @Test
    void twoListingsOfOneProductAreBothLinkedAndTold() {
        long product = shelf.product("A-1", EAN);

        SyncResult result = shelf.shows(shop, variant("5", EAN, "A-1"), variant("6", "", "A-1"))
                .sync(shop, rules(MatchBy.EAN_AND_SKU));

        assertThat(result.duplicates()).isEqualTo(2);
        assertThat(shelf.listing(shop, "6").productId()).isEqualTo(product);
        assertThat(shelf.listing(shop, "5").explanation())
                .endsWith(" A duplicate in the shop: its product is also that of the variants 6, each of which is sent"
                        + " the same stock.");
    }

    @Test
    void anUnknownArticleBecomesAProductOnce() {
        SyncResult result = shelf.shows(shop, variant("10", EAN, "A-1"), variant("9", EAN, "A-1"))
                .sync(shop, creating(MatchBy.EAN_AND_SKU));

        assertThat(result.of(SyncDecision.CREATED)).isEqualTo(1);
        assertThat(result.of(SyncDecision.LINKED)).isEqualTo(1);
        assertThat(result.duplicates()).isEqualTo(2);
        assertThat(shelf.products()).isEqualTo(1);
        assertThat(shelf.listing(shop, "9").decidedBy()).isEqualTo(DecidedBy.CREATED);
        assertThat(shelf.listing(shop, "10").productId())
                .isEqualTo(shelf.listing(shop, "9").productId());
    }

    @Test
    void aDuplicateSkuOfAnotherArticleInTheShopIsAConflict() {
        shelf.shows(shop, variant("5", EAN, "A-1"), variant("6", EAN_2, "A-1"), variant("7", EAN, "A-2"))
                .sync(shop, creating(MatchBy.EAN_AND_SKU));

        long product = shelf.listing(shop, "5").productId();
        assertThat(shelf.products()).isEqualTo(1);
        assertThat(shelf.listing(shop, "6").state()).isEqualTo(ListingState.CONFLICT);
        assertThat(shelf.listing(shop, "6").explanation())
                .isEqualTo("ean-and-sku: EAN 09780201379624 and SKU 'A-1'; the product with this SKU has another EAN:"
                        + " product " + product + " (SKU 'A-1', GTIN 04006381333931).");
        assertThat(shelf.listing(shop, "7").state()).isEqualTo(ListingState.CONFLICT);
    }

    @Test
    void aListingWithoutCodesIsNotMadeAProduct() {
        shelf.shows(shop, variant("5", "", ""), variant("6", "no", " ")).sync(shop, creating(MatchBy.EAN_AND_SKU));

        assertThat(shelf.products()).isZero();
        assertThat(shelf.listing(shop, "6").explanation())
                .isEqualTo(
                        "ean-and-sku: an EAN that is no GTIN ('no') and no SKU; there is no code this rule can use.");
    }

    /** Only the codes of the rule decide; the other one is stored when no product has it. */
    @ParameterizedTest
    @CsvSource({
        "EAN, EAN_2, A-1, created, 09780201379624, variant:5",
        "EAN, EAN_2, A-9, created, 09780201379624, A-9",
        "SKU, EAN, A-9, created, , A-9",
        "SKU, EAN_2, A-9, created, 09780201379624, A-9",
        "EAN_OR_SKU, EAN_2, A-1, matched, , ",
        "EAN_AND_SKU, EAN_2, A-1, conflict, , "
    })
    void codesTheRuleDoesNotLookAtHoldBackNoProduct(
            MatchBy rule, String ean, String sku, String outcome, String gtin, String vendorSku) {
        shelf.product("A-1", EAN);
        shelf.shows(shop, variant("5", ean.equals("EAN") ? EAN : EAN_2, sku));

        SyncResult planned = shelf.plan(shop, creating(rule));
        SyncResult result = shelf.sync(shop, creating(rule));
        SyncResult again = shelf.sync(shop, creating(rule));

        Listing listing = shelf.listing(shop, "5");
        assertThat(again.of(SyncDecision.CREATED)).isZero();
        assertThat(
                        listing.decidedBy() == DecidedBy.CREATED
                                ? "created"
                                : listing.state().text())
                .isEqualTo(outcome);
        if (outcome.equals("created")) {
            assertThat(planned.of(SyncDecision.CREATED)).isEqualTo(1);
            assertThat(shelf.one("SELECT gtin, vendor_sku FROM product WHERE id = ?", listing.productId()))
                    .containsEntry("gtin", gtin)
                    .containsEntry("vendor_sku", vendorSku);
            boolean whole = gtin != null && vendorSku.equals(sku);
            assertThat(listing.explanation().contains("is left blank, because another product has it"))
                    .isEqualTo(!whole);
            assertThat(result.told()).hasSize(whole ? 0 : 1);
        }
    }

    @Test
    void twoNewVariantsThatShareOnlyTheOtherCodeAreTwoProducts() {
        shelf.shows(shop, variant("5", EAN, "A-1"), variant("6", EAN_2, "A-1"));

        SyncResult result = shelf.sync(shop, creating(MatchBy.EAN));

        assertThat(result.of(SyncDecision.CREATED)).isEqualTo(2);
        assertThat(shelf.all("SELECT vendor_sku FROM product ORDER BY id").toString())
                .isEqualTo("[{vendor_sku=A-1}, {vendor_sku=variant:6}]");
    }

    @Test
    void theSameArticleInTwoShopsBecomesOneProduct() {
        long second = shelf.shop();
        shelf.shows(shop, variant("5", EAN, "")).sync(shop, creating(MatchBy.EAN_AND_SKU));

        shelf.shows(second, variant("77", EAN, "X-1")).sync(second, creating(MatchBy.EAN_AND_SKU));

        assertThat(shelf.products()).isEqualTo(1);
        assertThat(shelf.listing(second, "77").productId())
                .isEqualTo(shelf.listing(shop, "5").productId());
    }

    @Test
    void codesAreThoseOfTheLinkAndADifferenceIsTold() {
        long product = shelf.product("A-1", EAN);
        shelf.product("A-2", EAN_2);
        shelf.shows(shop, variant("5", EAN, "A-1")).sync(shop, rules(MatchBy.EAN_AND_SKU));

        SyncResult result = shelf.shows(shop, variant("5", EAN_2, "A-2")).sync(shop, rules(MatchBy.EAN_AND_SKU));

        assertThat(result.differing()).isEqualTo(1);
        assertThat(shelf.listing(shop, "5").productId()).isEqualTo(product);
        assertThat(shelf.listing(shop, "5").codeDifference())
                .isEqualTo("EAN was 04006381333931; now it is 09780201379624. SKU was 'A-1'; now it is 'A-2'.");
        assertThat(shelf.one("SELECT gtin, vendor_sku FROM product WHERE id = ?", product))
                .containsEntry("gtin", "04006381333931")
                .containsEntry("vendor_sku", "A-1");

        shelf.shows(shop, variant("5", EAN, "A-1")).sync(shop, rules(MatchBy.EAN_AND_SKU));
        assertThat(shelf.listing(shop, "5").codeDifference()).isNull();
    }

    @Test
    void codesMendedInTheShopAreDecidedAnewUntilTheyMatch() {
        long product = shelf.product("A-1", EAN);
        shelf.shows(shop, variant("5", EAN_2, "A-1")).sync(shop, creating(MatchBy.EAN_AND_SKU));
        assertThat(shelf.listing(shop, "5").state()).isEqualTo(ListingState.CONFLICT);

        shelf.shows(shop, variant("5", EAN, "A-1")).sync(shop, creating(MatchBy.EAN_AND_SKU));

        assertThat(shelf.listing(shop, "5").productId()).isEqualTo(product);
        assertThat(shelf.listing(shop, "5").codeDifference()).isNull();
    }

    @Test
    void aVanishedVariantKeepsItsRowAndComesBackAsItWas() {
        long product = shelf.product("A-1", EAN);
        shelf.shows(shop, variant("5", EAN, "A-1"), variant("6", EAN_3, "A-3")).sync(shop, rules(MatchBy.EAN));
        String explained = shelf.listing(shop, "5").explanation();
        shelf.listings.confirmed(shelf.listing(shop, "5").id(), 3, Shelf.NOW);

        SyncResult without = shelf.shows(shop, variant("6", EAN_3, "A-3")).sync(shop, rules(MatchBy.EAN));
        Listing gone = shelf.listing(shop, "5");
        SyncResult with = shelf.shows(shop, variant("5", EAN, "A-1"), variant("6", EAN_3, "A-3"))
                .sync(shop, rules(MatchBy.EAN));

        assertThat(without.of(SyncDecision.GONE)).isEqualTo(1);
        assertThat(gone.state()).isEqualTo(ListingState.GONE);
        assertThat(gone.productId()).isEqualTo(product);
        assertThat(gone.explanation()).isEqualTo("It is not shown there any more; before that: " + explained);
        assertThat(with.returned()).isEqualTo(1);
        assertThat(shelf.listing(shop, "5").explanation()).isEqualTo(explained);
        assertThat(shelf.listing(shop, "5").sentStock()).as("sent again").isNull();
    }

    @Test
    void aShopThatShowsNothingIsNotBelieved() {
        shelf.shows(shop, variant("5", EAN, "A-1"), variant("6", EAN_2, "A-2")).sync(shop, rules(MatchBy.EAN));

        shelf.shows(shop);
        assertThat(shelf.plan(shop, rules(MatchBy.EAN)).refusal()).startsWith("Of 2 listings 2 are not shown any more");
        assertThatThrownBy(() -> shelf.sync(shop, rules(MatchBy.EAN)))
                .isInstanceOf(SyncStopped.MassGone.class)
                .hasMessage("Of 2 listings 2 are not shown any more; at most 50 % may go at once. Nothing is"
                        + " changed. Look whether the other side is well, then run the product sync with force.");
        assertThat(shelf.listing(shop, "5").state()).isEqualTo(ListingState.UNMATCHED);

        assertThat(shelf.sync(shop, forced(rules(MatchBy.EAN))).of(SyncDecision.GONE))
                .isEqualTo(2);
    }

    @Test
    void moreThanHalfOfManyNeedsForce() {
        WalkedVariant[] all = IntStream.range(0, 20)
                .mapToObj(n -> variant("" + n, "", "A-" + n))
                .toArray(WalkedVariant[]::new);
        shelf.shows(shop, all).sync(shop, rules(MatchBy.SKU));

        shelf.shows(shop, java.util.Arrays.copyOf(all, 9));
        assertThatThrownBy(() -> shelf.sync(shop, rules(MatchBy.SKU))).isInstanceOf(SyncStopped.MassGone.class);
        shelf.shows(shop, java.util.Arrays.copyOf(all, 10));

        assertThat(shelf.sync(shop, rules(MatchBy.SKU)).of(SyncDecision.GONE)).isEqualTo(10);
    }

    @Test
    void aVariantThatComesTwiceInAWalkCountsOnce() {
        shelf.product("A-2", EAN);

        shelf.shows(shop, variant("5", "", "A-1"), variant("5", EAN, "A-2")).sync(shop, rules(MatchBy.EAN_AND_SKU));

        assertThat(shelf.listing(shop, "5").state()).isEqualTo(ListingState.MATCHED);
    }

    @Test
    void oddValuesDoNotStopAWalk() {
        String longText = "x".repeat(5_000) + "\uD83D\uDE00";
        WalkedVariant odd = new WalkedVariant(
                "5",
                null,
                longText,
                longText,
                longText,
                null,
                new java.math.BigDecimal("1e20"),
                null,
                null,
                null,
                longText,
                WalkedVariant.Measures.NONE,
                "",
                null);

        shelf.shows(shop, odd).sync(shop, creating(MatchBy.EAN_AND_SKU));

        Listing listing = shelf.listing(shop, "5");
        assertThat(listing.state()).isEqualTo(ListingState.MATCHED);
        assertThat(listing.price()).isNull();
        assertThat(listing.title()).hasSize(512).endsWith("…");
    }
}
