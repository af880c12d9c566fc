package io.tillbridge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.product.GtinKind;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CatalogProductTest {

    @Test
    void anyOtherCellGivesAnotherHash() {
        Set<Long> hashes = new HashSet<>();

        for (Column column : Column.values()) {
            hashes.add(product(draft -> draft.text(column, "x")).contentHash());
            hashes.add(product(draft -> draft.text(column, "y")).contentHash());
        }
        hashes.add(product(draft -> draft.visible(true)).contentHash());
        hashes.add(product(draft -> draft.visible(false)).contentHash());
        hashes.add(product(draft -> draft.variation("a", "x")).contentHash());
        hashes.add(product(draft -> draft.attribute("a", "x")).contentHash());
        hashes.add(product(draft -> {}).contentHash());

        assertThat(hashes).hasSize(2 * Column.values().length + 5).doesNotContain(0L);
    }

    /** A changed hash would write every product of every installation again after an update. */
    @Test
    void theHashIsTheSameInEveryRelease() {
        CatalogProduct product = product(draft -> {
            draft.text(Column.VENDOR_SKU, "A-1");
            draft.text(Column.NAME, "Jacke 😀");
            draft.gtin(GtinKind.EAN, "4006381333931", 4006381333931L);
            draft.visible(false);
            draft.variation("fit", "slim");
        });

        assertThat(product.contentHash()).isEqualTo(-4575317270838704465L);
    }

    @Test
    void withoutADuplicateGtinTheNextRightOneIsChosen() {
        CatalogProduct product = product(draft -> {
            draft.gtin(GtinKind.EAN, "4006381333931", 4006381333931L);
            draft.gtin(GtinKind.UPC, "036282818705", 36282818705L);
        });

        CatalogProduct without = product.without(GtinKind.EAN.bit());

        assertThat(without.gtinEan()).isNull();
        assertThat(without.gtin()).isEqualTo("00036282818705");
        assertThat(without.contentHash()).isNotEqualTo(product.contentHash());
        assertThat(product.gtin()).isEqualTo("04006381333931");
    }

    @Test
    void aRepairedGtinStaysSinceItsCellHasACodeAlready() {
        CatalogProduct product = product(draft -> draft.repairedGtin(GtinKind.UPC, "036282818705", 36282818705L));

        assertThat(product.without(GtinKind.UPC.bit())).isSameAs(product);
    }

    @Test
    void aGtinOfAnyKindGoesAwayWithItsOwnBit() {
        CatalogProduct product = product(draft -> draft.gtin(GtinKind.GTIN, "036282818705", 36282818705L));

        assertThat(product.gtinUpc()).isEqualTo("036282818705");
        assertThat(product.without(GtinKind.UPC.bit()).gtinUpc()).isEqualTo("036282818705");
        assertThat(product.without(GtinKind.GTIN.bit()).gtinUpc()).isNull();
    }

    private static CatalogProduct product(Consumer<ProductDraft> cells) {
        ProductDraft draft = new ProductDraft();
        cells.accept(draft);
        return draft.product();
    }
}
