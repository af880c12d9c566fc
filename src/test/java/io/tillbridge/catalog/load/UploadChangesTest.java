package io.tillbridge.catalog.load;

import static io.tillbridge.catalog.load.CatalogTarget.HEADER;
import static io.tillbridge.catalog.load.CatalogTarget.row;
import static io.tillbridge.catalog.load.CatalogTarget.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.MissingProducts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a load changed, and what a check says that a load would change: told in the same words. */
class UploadChangesTest {
    @AutoClose
    private CatalogTarget shop;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        shop = new CatalogTarget(folder);
    }

    /** How a file comes in. */
    private enum Way {
        LOADED,
        CHECKED
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void eachProductIsListedOnceWithWhatChanged(Way way) throws IOException {
        shop.pulled(HEADER + row("A", "10.00") + row("B", "10.00") + row("C", "10.00") + row("D", "10.00"));

        Upload upload = given(
                way,
                HEADER + row("A", "12.50") + row("B", "8.00") + "C,Stool,Acme,10.00,2.00,en,,,\n" + row("D", "10.00")
                        + row("E", "5.00"));

        assertThat(listed(upload))
                .containsExactlyInAnyOrder(
                        "price-up A 10.0000 12.5000 [msrp]",
                        "price-down B 10.0000 8.0000 [msrp]",
                        "changed C 10.0000 10.0000 [name, defaultCost]",
                        "added E null 5.0000 []");
        assertThat(upload.changes()).isEqualTo(sums(1, 1, 1, 1, 0, 0));
        assertThat(upload.summary().created()).isEqualTo(1);
        assertThat(upload.summary().updated()).isEqualTo(3);
        assertThat(upload.summary().unchanged()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aFirstFileAddsAllItsProducts(Way way) throws IOException {
        Upload upload = given(way, HEADER + rows(1, 10) + row("S3", "7.00") + ",No SKU,Acme,1.00,1.00,en,,,\n");

        assertThat(upload.changes()).isEqualTo(sums(10, 0, 0, 0, 0, 0));
        assertThat(listed(upload)).hasSize(10).contains("added S1 null 10.0000 []", "added S3 null 7.0000 []");
    }

    @ParameterizedTest
    @EnumSource(BlankCells.class)
    void aBlankCellThatIsKeptIsNoChange(BlankCells blanks) throws IOException {
        shop.blanks(blanks);
        shop.pulled(HEADER + "A,Chair,Acme,10.00,1.00,en,4006381333931,,\n");

        Upload upload = given(Way.LOADED, HEADER + "A,Chair,Acme,11.00,1.00,en,,,\n");

        assertThat(listed(upload))
                .containsExactly(
                        "price-up A 10.0000 11.0000 [" + (blanks == BlankCells.KEEP ? "msrp" : "msrp, gtinEan") + "]");
    }

    @Test
    void whatThePullLacksIsGoneAndComesBack() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 9), HEADER + rows(10, 10));
        List<Upload> first =
                shop.pulled(HEADER + rows(1, 8), HEADER + rows(10, 10)).uploads();
        Upload second = shop.pulled(HEADER + rows(1, 8) + row("S9", "99.00") + rows(10, 10))
                .uploads()
                .get(0);

        assertThat(first).allSatisfy(file -> assertThat(file.changes()).isEqualTo(sums(0, 0, 0, 0, 1, 0)));
        assertThat(listed(first.get(0))).containsExactly("gone S9 10.0000 null []");
        assertThat(listed(second)).containsExactly("back S9 10.0000 99.0000 [msrp]");
        assertThat(second.changes()).isEqualTo(sums(0, 0, 0, 0, 0, 1));
    }

    @Test
    void filesOfOnePullEachHaveTheirOwn() throws IOException {
        shop.pulled(HEADER + rows(1, 4));

        List<Upload> files = shop.pulled(
                        HEADER + row("S1", "11.00") + rows(2, 3), HEADER + row("S4", "9.00") + row("N", "1"))
                .uploads();

        assertThat(listed(files.get(0))).containsExactly("price-up S1 10.0000 11.0000 [msrp]");
        assertThat(listed(files.get(1)))
                .containsExactlyInAnyOrder("price-down S4 10.0000 9.0000 [msrp]", "added N null 1.0000 []");
        assertThat(files.get(1).changes()).isEqualTo(sums(1, 0, 1, 0, 0, 0));
    }

    @Test
    void moreThanTheMostOfAKindAreCountedAndNotListed() throws IOException {
        shop.tuning = new LoadTuning(4_000, 1 << 22, 2, 2, Duration.ZERO, Duration.ofSeconds(30));
        int many = (int) ChangeRoom.MOST + 2_500;
        Upload added = given(Way.LOADED, HEADER + rows(1, many));
        StringBuilder dearer = new StringBuilder(HEADER);
        for (int i = 1; i <= many; i++) {
            dearer.append(row("S" + i, i <= 3 ? "9.00" : "12.00"));
        }
        Upload up = given(Way.CHECKED, dearer.toString());

        assertThat(added.changes().of(ChangeKind.ADDED)).isEqualTo(many);
        assertThat(added.changes().complete()).isFalse();
        assertThat(listed(added)).hasSize((int) ChangeRoom.MOST);
        assertThat(up.changes()).isEqualTo(sums(0, many - 3, 3, 0, 0, 0));
        assertThat(listed(up)).hasSize((int) ChangeRoom.MOST + 3).contains("price-down S2 10.0000 9.0000 [msrp]");
    }

    @Test
    void pagesFollowOneAnotherByKind() throws IOException {
        Upload upload = given(Way.LOADED, HEADER + rows(1, 7));

        List<ChangeList.Change> first = shop.uploads.changes().page(upload, ChangeKind.ADDED, 0, 4);
        List<ChangeList.Change> second = shop.uploads
                .changes()
                .page(upload, ChangeKind.ADDED, first.get(3).id(), 4);

        assertThat(first).hasSize(4);
        assertThat(second).hasSize(3);
        assertThat(first.get(0).productId()).isNotNull();
        assertThat(shop.uploads.changes().page(upload, ChangeKind.GONE, 0, 4)).isEmpty();
    }

    @Test
    void aCheckStoresNoProductAndCountsForNothingLater() throws IOException {
        shop.pulled(HEADER + rows(1, 5));
        String file = HEADER + row("S1", "11.00") + row("S2", "bad") + rows(3, 6);

        Upload checked = given(Way.CHECKED, file);
        Upload loaded = given(Way.LOADED, file);

        assertThat(checked.state()).isEqualTo(UploadState.CHECKED);
        assertThat(checked.check().outcome()).isEqualTo(UploadState.LOADED);
        assertThat(checked.summary()).isEqualTo(loaded.summary());
        assertThat(checked.changes()).isEqualTo(loaded.changes());
        assertThat(shop.errorFile(checked)).isEqualTo(shop.errorFile(loaded)).contains("MSRP_INVALID");
        assertThat(shop.rejectedRows(checked)).isEqualTo(shop.rejectedRows(loaded));
        assertThat(loaded.state()).isEqualTo(UploadState.LOADED);
        assertThat(given(Way.CHECKED, file).check().outcome()).isEqualTo(UploadState.UNCHANGED);
        assertThat(shop.deliveries.unfinished()).isEmpty();
    }

    @Test
    void aCheckTellsWhatTheDropGuardWouldSayToAPull() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 10));

        Upload checked = given(Way.CHECKED, HEADER + rows(1, 3));

        assertThat(checked.check())
                .isEqualTo(new UploadCheck(
                        UploadState.LOADED,
                        7,
                        MissingProducts.HIDE,
                        UploadState.REFUSED,
                        "Of 10 live products 7 are not in this delivery; at most 20 % may go at once. Nothing is loaded."
                                + " (FILE_DROP_GUARD)"));
        assertThat(checked.changes().of(ChangeKind.GONE)).isEqualTo(7);
        assertThat(listed(checked)).hasSize(7).contains("gone S10 10.0000 null []");
        assertThat(shop.prices()).hasSize(10);
    }

    @Test
    void aCheckedFileThatIsRefusedSaysWhy() throws IOException {
        Upload noFile = given(Way.CHECKED, "read me");
        Upload noRow = given(Way.CHECKED, HEADER + ",Chair,Acme,1.00,1.00,en,,,\n");

        assertThat(noFile.check().outcome()).isEqualTo(UploadState.REFUSED);
        assertThat(noFile.state()).isEqualTo(UploadState.CHECKED);
        assertThat(noFile.error()).isNotBlank();
        assertThat(noRow.check().asPull()).isEqualTo(UploadState.REFUSED);
        assertThat(noRow.check().pullReason()).contains("The only row is rejected");
        assertThat(shop.errorFile(noRow)).contains("SKU_MISSING");
    }

    private Upload given(Way way, String file) throws IOException {
        long delivery = shop.deliveries.open(
                shop.connection, way == Way.CHECKED ? Delivery.CHECK : "manual", null, shop.settings, false);
        shop.deliveries.receive(
                delivery, "a.csv", 1 << 30, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        shop.deliveries.received(delivery, false);
        return shop.load(delivery).uploads().get(0);
    }

    private List<String> listed(Upload upload) {
        Function<ChangeList.Change, String> text = change -> change.kind().text() + " " + change.vendorSku() + " "
                + change.priceFrom() + " " + change.priceTo() + " " + change.fields();
        return shop.uploads.changes().page(upload, null, 0, 100_000).stream()
                .map(text)
                .toList();
    }

    private static UploadChanges sums(long added, long up, long down, long changed, long gone, long back) {
        return UploadChanges.read("added=" + added + " price-up=" + up + " price-down=" + down + " changed=" + changed
                + " gone=" + gone + " back=" + back);
    }
}
