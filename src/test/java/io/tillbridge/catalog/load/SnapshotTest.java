package io.tillbridge.catalog.load;

import static io.tillbridge.catalog.load.CatalogTarget.HEADER;
import static io.tillbridge.catalog.load.CatalogTarget.row;
import static io.tillbridge.catalog.load.CatalogTarget.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.MissingProducts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pull says about products that are not in it, and a blank cell about a field. */
class SnapshotTest {
    @AutoClose
    private CatalogTarget shop;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        shop = new CatalogTarget(folder);
    }

    @Test
    void missingProductsAreKeptUnlessTheConnectionSaysOtherwise() throws IOException {
        shop.pulled(HEADER + rows(1, 10));

        shop.pulled(HEADER + rows(1, 9));

        assertThat(shop.prices()).hasSize(10);
    }

    @Test
    void missingProductsAreHiddenAndComeBack() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 10));

        assertThat(shop.pulled(HEADER + rows(1, 9)).hidden()).isOne();
        assertThat(states("S10")).containsExactly("hidden");

        assertThat(shop.summary(HEADER + rows(1, 10)).updated()).isOne();
        assertThat(states("S10")).containsExactly("live");
    }

    @Test
    void missingProductsAreDiscontinued() throws IOException {
        shop.missing(MissingProducts.DISCONTINUE);
        shop.pulled(HEADER + rows(1, 10));

        shop.pulled(HEADER + rows(2, 10));

        assertThat(states("S1")).containsExactly("discontinued");
    }

    @Test
    void aSkuWhoseRowIsRejectedIsNotMissing() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 10));

        shop.pulled(HEADER + rows(1, 9) + row("S10", "ten"));

        assertThat(shop.prices()).hasSize(10).containsEntry("S10", "10.0000");
    }

    @Test
    void theDropGuardLoadsNothingUntilItIsForced() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 10));

        LoadResult refused = shop.pulled(HEADER + row("S1", "99.00") + rows(2, 7));

        Upload upload = refused.uploads().get(0);
        assertThat(refused.state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(upload.summary().findings()).containsOnlyKeys(FindingCode.FILE_DROP_GUARD);
        assertThat(upload.error())
                .isEqualTo("Of 10 live products 3 are not in this delivery; at most 20 % may go at once."
                        + " Nothing is loaded.");
        assertThat(shop.prices()).hasSize(10).containsEntry("S1", "10.0000");
        shop.forced = true;
        assertThat(shop.pulled(HEADER + row("S1", "99.00") + rows(2, 7)).state())
                .isEqualTo(DeliveryState.LOADED);
        assertThat(shop.prices()).hasSize(7).containsEntry("S1", "99.0000");
    }

    @Test
    void exactlyThePercentageMayGo() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 10));

        assertThat(shop.pulled(HEADER + rows(1, 8)).state()).isEqualTo(DeliveryState.LOADED);
    }

    @Test
    void allFilesOfAPullCountTogether() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 5), HEADER + rows(6, 10));

        LoadResult result = shop.pulled(HEADER + rows(6, 10) + row("X", "1.00"), HEADER + rows(1, 5));

        assertThat(result.hidden()).isZero();
        assertThat(shop.prices()).hasSize(11);
    }

    @Test
    void nothingIsMissingWhenAFileIsRefusedOrWasNotFetched() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 9), HEADER + rows(10, 10));

        assertThat(shop.pulled(HEADER + rows(1, 9), "<html></html>").hidden()).isZero();
        long delivery = shop.deliveries.open(shop.connection, "pull", null, shop.settings, false);
        shop.deliveries.failed(delivery, "b.csv", "The server went away in the middle of the file.");
        byte[] file = (HEADER + rows(1, 9)).getBytes(StandardCharsets.UTF_8);
        shop.deliveries.receive(delivery, "a.csv", 1 << 20, new ByteArrayInputStream(file));
        shop.deliveries.received(delivery, false);

        assertThat(shop.load(delivery).hidden()).isZero();
        assertThat(shop.prices()).hasSize(10);
    }

    @Test
    void blankCellsClearByDefaultAndStayWhenKept() throws IOException {
        String red = "A,Chair,Acme,1.00,1.00,en,4006381333931,red,G\n";
        String blank = "A,Chair,Acme,2.00,1.00,en,,,\n";
        shop.blanks(BlankCells.KEEP);
        shop.pulled(HEADER + red);

        shop.pulled(HEADER + blank);
        assertThat(colors()).containsExactly(List.of("2.0000", "red", "04006381333931"));
        shop.forced = true;
        assertThat(shop.summary(HEADER + blank).unchanged()).isOne();
        shop.blanks(BlankCells.CLEAR);
        shop.pulled(HEADER + blank.replace("2.00", "3.00"));

        assertThat(colors()).containsExactly(Arrays.asList("3.0000", null, null));
    }

    @Test
    void aManualUploadBetweenTwoPullsIsUndoneByTheNextPull() throws IOException {
        String file = HEADER + rows(1, 5);
        shop.pulled(file);
        long manual = shop.deliveries.open(shop.connection, "manual", null, shop.settings, false);
        byte[] bytes = (HEADER + row("S1", "77.00")).getBytes(StandardCharsets.UTF_8);
        shop.deliveries.receive(manual, "a.csv", 1 << 20, new ByteArrayInputStream(bytes));
        shop.deliveries.received(manual, true);
        shop.load(manual);

        assertThat(shop.summary(file).updated()).isOne();
        assertThat(shop.pulled(file).state()).isEqualTo(DeliveryState.UNCHANGED);
    }

    private List<List<String>> colors() {
        return shop.query("SELECT msrp, color, gtin FROM product");
    }

    private List<String> states(String sku) {
        return shop.query("SELECT state FROM product WHERE vendor_sku = '" + sku + "'").stream()
                .map(row -> row.get(0))
                .toList();
    }
}
