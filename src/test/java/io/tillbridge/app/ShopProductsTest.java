package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.OrderState;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingState;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.cseries.ShopArticle;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shop's products walked and matched, through the shipped routes. */
class ShopProductsTest {
    @RegisterExtension
    static final ShopWorld world = new ShopWorld();

    @Test
    void eachVariantIsMatchedByTheRuleOrSaysWhyNot() throws Exception {
        OneShop one = world.shop(Map.of("matchBy", "ean-or-sku"));
        OneShop.Article matched = one.article();
        ShopArticle known = one.codes();
        one.product(known.articleCode(), known.ean());
        one.product(known.articleCode() + "-B", known.ean());
        long ambiguous = one.shop.catalog().add(known.withCodes("none", "none", known.ean()));
        ShopArticle ean = one.codes();
        ShopArticle sku = one.codes();
        one.product(ean.articleCode(), ean.ean());
        one.product(sku.articleCode(), sku.ean());
        long conflict = one.shop.catalog().add(ean.withCodes(sku.articleCode(), sku.sku(), ean.ean()));
        long unmatched = one.shop.catalog().add(one.codes());

        Run sync = one.sync();

        assertThat(sync.error()).isNull();
        assertThat(one.listing(matched).productId()).isEqualTo(matched.product());
        assertThat(one.listing(ambiguous).state()).isEqualTo(ListingState.AMBIGUOUS);
        assertThat(one.listing(conflict).state()).isEqualTo(ListingState.CONFLICT);
        assertThat(one.listing(unmatched).state()).isEqualTo(ListingState.UNMATCHED);
        assertThat(one.listing(unmatched).explanation()).isNotBlank();
    }

    @Test
    void whatNobodyKnowsBecomesAProductWhenTheShopMayCreateThemAndOneInTwoShops() throws Exception {
        OneShop one = world.shop(Map.of("createUnknownProducts", true));
        OneShop two = world.shop(Map.of("createUnknownProducts", true));
        ShopArticle codes = one.codes();
        long here = one.shop.catalog().add(codes);
        long there = two.shop.catalog().add(codes);

        Run first = one.sync();
        one.sync();
        two.sync();

        assertThat(first.error()).isNull();
        Listing created = one.listing(here);
        assertThat(created.state()).isEqualTo(ListingState.MATCHED);
        assertThat(two.listing(there).productId()).isEqualTo(created.productId());
    }

    @Test
    void aVariantThatVanishesIsGoneAndLinkedAgainWhenItReturns() throws Exception {
        OneShop one = world.shop(Map.of());
        for (int i = 0; i < 20; i++) {
            one.article();
        }
        OneShop.Article mug = one.article();
        one.sync();

        one.shop.faults().clear();
        one.shop.catalog().remove(mug.variant());
        one.sync();
        Listing gone = one.listing(mug);
        long again = one.shop.catalog().add(mug.codes());
        one.sync();

        assertThat(gone.state()).isEqualTo(ListingState.GONE);
        assertThat(one.listing(again).productId()).isEqualTo(mug.product());
    }

    @Test
    void aMatchByHandFreesTheOrderAtTheNextPoll() throws Exception {
        OneShop one = world.shop(Map.of());
        ShopArticle strange = one.codes();
        long variant = one.shop.catalog().add(strange);
        long product = one.product("OTHER-" + strange.sku(), "");
        one.sync();
        OneShop.Article mug = new OneShop.Article(variant, product, strange);
        one.count(mug, 5);
        long order = one.ordered(mug, 2);
        one.poll();
        assertThat(one.order(order).state()).isEqualTo(OrderState.ON_HOLD);

        one.listings.match(one.listing(variant).id(), product, "tester", null);
        one.poll();

        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.reserved(mug)).isEqualTo(2);
    }

    @Test
    void aDryRunTellsWhatTheSyncThenDoes() throws Exception {
        OneShop one = world.shop(Map.of("createUnknownProducts", true));
        one.article();
        one.shop.catalog().add(one.codes());
        one.shop.catalog().add(one.codes().withCodes("", "", ""));

        Run dry = one.dryRun("product-sync");
        assertThat(one.listings.list(
                        io.tillbridge.product.listing.ListingFilter.of(one.connection.id(), null), null, 10))
                .isEmpty();
        Run sync = one.sync();

        Map<String, Long> told = new java.util.TreeMap<>(sync.counters());
        told.remove("freed");
        assertThat(dry.counters()).isEqualTo(told);
        assertThat(one.messages(dry)).anyMatch(line -> line.startsWith("Would be "));
        assertThat(one.plan(dry)).anyMatch(line -> line.matches("(link|create|ignore) listing \\d+ state null -> .*"));
    }

    @Test
    void aShopThatLosesMostOfItsVariantsIsNotBelievedAtOnce() throws Exception {
        OneShop one = world.shop(Map.of());
        for (int i = 0; i < 100; i++) {
            one.article();
        }
        one.sync();
        one.shop.catalog().variantIds().subList(5, 100).forEach(one.shop.catalog()::remove);

        Run sync = one.sync();

        assertThat(sync.error()).isNotNull();
        assertThat(one.listings.list(
                        io.tillbridge.product.listing.ListingFilter.of(one.connection.id(), ListingState.GONE),
                        null,
                        10))
                .isEmpty();
    }
}
