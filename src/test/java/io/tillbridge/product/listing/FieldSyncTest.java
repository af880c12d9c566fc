package io.tillbridge.product.listing;

import static io.tillbridge.product.listing.Shelf.EAN;
import static io.tillbridge.product.listing.Shelf.EAN_2;
import static io.tillbridge.product.listing.Shelf.forced;
import static io.tillbridge.product.listing.Shelf.keeping;
import static io.tillbridge.product.listing.Shelf.shown;
import static io.tillbridge.product.listing.Shelf.variant;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSyncTest {
    private static final String[] ALL = {
        "name", "description", "additionalDescription", "brand", "msrp", "defaultCost", "images", "shippingWeight"
    };

    @AutoClose
    private Shelf shelf;

    private long shop;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        shop = shelf.shop();
    }

    @Test
    void chosenFieldsOfALinkedProductTakeTheShopsValues() {
        long product = shelf.product("A-1", EAN);
        long other = shelf.product("A-2", null);

        SyncResult result = shelf.shows(shop, variant("5", EAN, "A-1"))
                .describes(shop, shown("p5", "Mug", "A mug"))
                .sync(shop, keeping(false, ALL));

        assertThat(row(product))
                .containsEntry("name", "Mug in full")
                .containsEntry("description", "A mug")
                .containsEntry("additional_description", "<p>more</p>")
                .containsEntry("msrp", new BigDecimal("32.5000"))
                .containsEntry("default_cost", new BigDecimal("9.2000"))
                .containsEntry("images", "https://x/1.jpg")
                .containsEntry("shipping_weight", "410.000 g");
        assertThat(result.fields()).containsEntry(SyncField.NAME, 1L).containsEntry(SyncField.MSRP, 0L);
        assertThat(result.changes())
                .contains(new SyncResult.Change(product, "5", SyncField.NAME, "Chair", "Mug in full"));
        assertThat(row(other)).containsEntry("name", "Chair").containsEntry("description", "old");
    }

    /** A joined value of which a part is blank counts as blank. */
    @ParameterizedTest
    @CsvSource({
        "Plaid grijs 3, XS, Plaid grijs 3 XS, Plaid grijs 3 XS",
        "'', XS, Chair, XS",
        "Plaid grijs 3, '', Chair, Plaid grijs 3",
        "'', '', Chair, A-1"
    })
    void aNameOfWhichAPartIsBlankIsNone(String title, String variantTitle, String kept, String made) {
        long product = shelf.product("A-2", EAN_2);
        shelf.shows(shop, titled("5", variantTitle, EAN_2, "A-2"), titled("6", variantTitle, EAN, "A-1"))
                .describes(shop, new WalkedProduct("p", title, "", "", "", "Acme", "", true))
                .sync(shop, keeping(true, "name"));

        assertThat(row(product)).containsEntry("name", kept);
        assertThat(row(shelf.listing(shop, "6").productId())).containsEntry("name", made);
    }

    /** Feeds link to it. */
    @Test
    void aListingKnowsThePageOfItsProductAndFollowsTheShop() {
        shelf.product("A-1", EAN);
        for (String page : Arrays.asList("mug-red", "mug-red-new", null, "mug-again")) {
            shelf.shows(shop, titled("5", "", EAN, "A-1"))
                    .describes(shop, new WalkedProduct("p", "Mug", "", "", "", "Acme", "", true, page))
                    .sync(shop, keeping(true, "name"));

            assertThat(page()).isEqualTo(page);
        }
    }

    private String page() {
        return shelf.database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT page FROM listing WHERE remote_id = '5'")
                        .mapTo(String.class)
                        .one());
    }

    private static WalkedVariant titled(String remoteId, String title, String ean, String sku) {
        return new WalkedVariant(
                remoteId,
                "p",
                title,
                ean,
                sku,
                "",
                null,
                null,
                "enabled",
                1L,
                "",
                WalkedVariant.Measures.NONE,
                "",
                null);
    }

    @Test
    void measuresAndTariffCodeFollowTheShopAndAreThereFromTheBeginning() {
        long product = shelf.product("A-1", EAN);
        WalkedVariant.Measures measures = new WalkedVariant.Measures("12 cm", "10 cm", "9 cm");
        List<WalkedVariant> both = List.of(
                new WalkedVariant("5", "p5", "", EAN, "A-1", "", null, null, "enabled", 1L, "", measures, "6912", null),
                new WalkedVariant(
                        "6", "p6", "", EAN_2, "B", "", null, null, "enabled", 1L, "", measures, "6912", null));
        shelf.shows(shop, both.toArray(WalkedVariant[]::new))
                .describes(shop, shown("p5", "Mug", ""), shown("p6", "Cup", ""))
                .sync(shop, keeping(false, "shippingLength", "shippingWidth", "shippingHeight", "hsCode"));

        for (long one : List.of(product, shelf.listing(shop, "6").productId())) {
            assertThat(row(one))
                    .containsEntry("shipping_length", "12 cm")
                    .containsEntry("shipping_width", "10 cm")
                    .containsEntry("shipping_height", "9 cm")
                    .containsEntry("hs_code", "6912");
        }
    }

    @Test
    void fieldsThatWereNotChosenStayAsTheyAre() {
        long product = shelf.product("A-1", EAN);

        shelf.shows(shop, variant("5", EAN, "A-1"))
                .describes(shop, shown("p5", "Mug", "A mug"))
                .sync(shop, keeping(false, "brand"));

        assertThat(row(product)).containsEntry("name", "Chair").containsEntry("description", "old");
        assertThat(row(product))
                .as("no change, no version")
                .containsEntry("updated_at", row(product).get("created_at"));
    }

    @Test
    void aProductOfSeveralVariantsIsNamedByBothTitles() {
        shelf.walk.begin(shop);
        for (String id : new String[] {"5", "6"}) {
            WalkedVariant one = variant(id, "", "A-" + id);
            shelf.walk.variants(
                    shop,
                    java.util.List.of(new WalkedVariant(
                            id,
                            "p1",
                            "Size " + id,
                            one.ean(),
                            one.articleCode(),
                            "",
                            one.price(),
                            one.cost(),
                            "enabled",
                            1L,
                            "",
                            WalkedVariant.Measures.NONE,
                            "",
                            null)));
        }
        shelf.describes(shop, shown("p1", "Mug", "")).sync(shop, keeping(false));

        assertThat(row(shelf.listing(shop, "5").productId())).containsEntry("name", "Mug Size 5");
        assertThat(row(shelf.listing(shop, "6").productId())).containsEntry("name", "Mug Size 6");
    }

    @Test
    void whatIsBlankInTheShopIsMadeBlankOrKeptButNeverTheRequired() {
        long product = shelf.product("A-1", EAN);
        WalkedVariant bare = new WalkedVariant(
                "5",
                "p5",
                "",
                EAN,
                "A-1",
                "",
                null,
                null,
                "enabled",
                1L,
                "0.000 g",
                WalkedVariant.Measures.NONE,
                "",
                null);
        WalkedProduct blank = new WalkedProduct("p5", "", "", "", "", "", "", true);

        shelf.shows(shop, bare).describes(shop, blank).sync(shop, keeping(true, ALL));
        assertThat(row(product)).containsEntry("description", "old");
        shelf.sync(shop, keeping(false, ALL));

        assertThat(row(product))
                .containsEntry("description", null)
                .containsEntry("name", "Chair")
                .containsEntry("brand", "Acme")
                .containsEntry("msrp", new BigDecimal("32.5000"))
                .containsEntry("default_cost", new BigDecimal("5.0000"));
    }

    @Test
    void aProductTheWalkHasNotSeenSaysNothing() {
        long product = shelf.product("A-1", EAN);

        shelf.shows(shop, variant("5", EAN, "A-1")).sync(shop, keeping(false, ALL));

        assertThat(row(product)).containsEntry("name", "Chair").containsEntry("description", "old");
    }

    @Test
    void massBlankingLeavesTheFieldAloneAndIsTold() {
        WalkedVariant[] variants = IntStream.range(0, 40)
                .mapToObj(n -> variant("" + n, "", "A-" + n))
                .toArray(WalkedVariant[]::new);
        IntStream.range(0, 40).forEach(n -> shelf.product("A-" + n, null));
        shelf.shows(shop, variants);
        IntStream.range(0, 40).forEach(n -> shelf.describes(shop, shown("p" + n, "Mug", n < 10 ? "" : "new")));

        SyncResult result = shelf.sync(shop, keeping(false, "description", "name"));
        assertThat(result.told())
                .containsExactly("The field description is left alone: of 40 products with it 10 would lose it, more"
                        + " than 20 %. Fill it in the shop, set blankFields to keep, or run the sync with force.");
        assertThat(count("description = 'old'")).isEqualTo(40);
        assertThat(count("name = 'Mug in full'")).isEqualTo(40);

        shelf.sync(shop, forced(keeping(false, "description")));
        assertThat(count("description IS NULL")).isEqualTo(10);
    }

    @Test
    void fewBlanksAreNoMassBlanking() {
        IntStream.range(0, 9).forEach(n -> shelf.product("A-" + n, null));
        shelf.shows(
                shop,
                IntStream.range(0, 9)
                        .mapToObj(n -> variant("" + n, "", "A-" + n))
                        .toArray(WalkedVariant[]::new));
        IntStream.range(0, 9).forEach(n -> shelf.describes(shop, shown("p" + n, "Mug", "")));

        assertThat(shelf.sync(shop, keeping(false, "description")).told()).isEmpty();
        assertThat(count("description IS NULL")).isEqualTo(9);
    }

    @Test
    void anUnlinkedListingChangesNoProduct() {
        long one = shelf.product("A-1", EAN);
        shelf.product("A-2", EAN);

        shelf.shows(shop, variant("5", EAN, ""))
                .describes(shop, shown("p5", "Mug", "A mug"))
                .sync(shop, keeping(false, ALL));

        assertThat(row(one)).containsEntry("name", "Chair");
    }

    private long count(String condition) {
        return (long) shelf.one("SELECT COUNT(*) AS n FROM product WHERE " + condition)
                .get("n");
    }

    private Map<String, Object> row(long product) {
        return shelf.one("SELECT * FROM product WHERE id = ?", product);
    }
}
