package io.tillbridge.product.listing;

import static io.tillbridge.product.listing.Shelf.EAN;
import static io.tillbridge.product.listing.Shelf.EAN_2;
import static io.tillbridge.product.listing.Shelf.forced;
import static io.tillbridge.product.listing.Shelf.rules;
import static io.tillbridge.product.listing.Shelf.variant;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineMatchTest {
    private final LineMatch lines = new LineMatch();

    @AutoClose
    private Shelf shelf;

    private long shop;
    private long one;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        shop = shelf.shop();
        one = shelf.product("A-1", EAN);
        shelf.product("A-2", EAN_2);
        shelf.shows(shop, variant("5", EAN, "A-1"), variant("6", EAN, "A-2")).sync(shop, rules(MatchBy.EAN_AND_SKU));
    }

    @Test
    void aLineMeansTheProductOfItsVariantWhateverItsOldCodesSay() {
        LineMatch.Outcome outcome = line("5", EAN_2, "A-2");

        assertThat(outcome.productId()).isEqualTo(one);
        assertThat(outcome.explanation()).isEqualTo("Variant 5 (listing 1) is linked to product " + one + ".");
    }

    @Test
    void aVariantThatIsNotLinkedSaysWhyAndWhatToDo() {
        assertThat(line("6", EAN, "A-2").matched()).isFalse();
        assertThat(line("6", EAN, "A-2").explanation())
                .startsWith("Variant 6 (listing 2) is conflict: ean-and-sku: EAN 04006381333931 and SKU 'A-2'; ")
                .endsWith(" Match it by hand, or mend its codes and run the product sync.");
        assertThat(line("77", EAN, "A-1"))
                .isEqualTo(new LineMatch.Outcome(null, "Variant 77 is not known yet: the next product sync reads it."));
    }

    @Test
    void aVanishedVariantStillMeansItsProduct() {
        shelf.shows(shop).sync(shop, forced(rules(MatchBy.EAN)));

        assertThat(line("5", "", "").productId()).isEqualTo(one);
    }

    @Test
    void aLinkToAProductThatIsNoMoreIsNoProduct() {
        shelf.execute("DELETE FROM product WHERE id = ?", one);

        assertThat(line("5", "", "").matched()).isFalse();
        assertThat(line("5", "", "").explanation()).contains("which is gone");
    }

    @Test
    void aLineWithoutVariantIsMatchedByItsCodes() {
        assertThat(line(null, EAN, "A-1").productId()).isEqualTo(one);
        assertThat(line(" ", "", "A-1").productId()).isEqualTo(one);
        assertThat(line(null, EAN, "A-2").explanation())
                .startsWith("A line without variant; ean-and-sku: EAN 04006381333931 and SKU 'A-2'; the EAN names one"
                        + " product and the SKU another: product ")
                .endsWith(" Mend the product's codes, or cancel the order.");
        assertThat(line(null, "", "").explanation())
                .isEqualTo("A line without variant; ean-and-sku: no EAN and no SKU; there is no code this rule can use."
                        + " Mend the product's codes, or cancel the order.");
    }

    private LineMatch.Outcome line(String variantId, String ean, String articleCode) {
        return shelf.database
                .jdbi()
                .inTransaction(tx -> lines.product(
                        tx, shop, variantId, ean, articleCode, "", MatchBy.EAN_AND_SKU, SkuField.ARTICLE_CODE));
    }
}
