package io.tillbridge.catalog.load;

import static io.tillbridge.catalog.load.CatalogTarget.HEADER;
import static io.tillbridge.catalog.load.CatalogTarget.row;
import static io.tillbridge.catalog.load.CatalogTarget.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.catalog.file.ReadLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogLoadTest {
    @AutoClose
    private CatalogTarget shop;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        shop = new CatalogTarget(folder);
    }

    @Test
    void everyGoodRowBecomesAProduct() throws IOException {
        LoadResult result = shop.pulled(HEADER + rows(1, 20));

        assertThat(result.state()).isEqualTo(DeliveryState.LOADED);
        assertThat(result.uploads().get(0).state()).isEqualTo(UploadState.LOADED);
        assertThat(result.uploads().get(0).summary()).isEqualTo(new Summary(20, 20, 0, 0, 0, Map.of()));
        assertThat(shop.prices()).hasSize(20).containsEntry("S7", "10.0000");
        assertThat(shop.errorFile(result.uploads().get(0)))
                .isEqualTo("line,vendorSku,column,value,severity,code,message,hint,record\n");
    }

    @Test
    void aRejectedRowComesBackAndTheOthersAreLoaded() throws IOException {
        LoadResult result = shop.pulled(HEADER + row("A", "1.00") + row("B", "=1+1") + row("C", "3.00"));

        Upload upload = result.uploads().get(0);
        assertThat(upload.summary()).isEqualTo(new Summary(3, 2, 0, 0, 1, Map.of(FindingCode.MSRP_INVALID, 1L)));
        assertThat(shop.prices()).containsOnlyKeys("A", "C");
        assertThat(shop.rejectedRows(upload))
                .isEqualTo(
                        """
                        vendorSku,name,brand,msrp,defaultCost,language,gtinEan,color,groupID,errors
                        B,Chair B,Acme,'=1+1,1.00,en,,,,MSRP_INVALID
                        """);
        assertThat(shop.errorFile(upload).lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("3,B,msrp,'=1+1,critical,MSRP_INVALID,");
    }

    @Test
    void mendedRejectedRowsLoad() throws IOException {
        Upload first = shop.pulled(HEADER + row("A", "1.00") + row("B", "1,00".replace(',', ';')) + "C,too,few\n")
                .uploads()
                .get(0);
        String mended = shop.rejectedRows(first)
                .replace("1;00", "1.00")
                .replace("C,too,few,,,", "C,too,few,3.00,1.00,en")
                .replace("ROW_WIDTH", "");

        LoadResult second = shop.pulled(mended);

        assertThat(second.uploads().get(0).summary().created()).isEqualTo(2);
        assertThat(shop.prices()).containsOnlyKeys("A", "B", "C");
    }

    @Test
    void theSameFileAgainIsRecognised() throws IOException {
        String file = HEADER + rows(1, 5) + row("S5", "11.00");
        Upload first = shop.pulled(file).uploads().get(0);

        LoadResult again = shop.pulled(file);

        assertThat(again.state()).isEqualTo(DeliveryState.UNCHANGED);
        Upload upload = again.uploads().get(0);
        assertThat(upload.state()).isEqualTo(UploadState.UNCHANGED);
        assertThat(upload.summary()).isEqualTo(new Summary(6, 0, 0, 5, 1, Map.of(FindingCode.SKU_DUPLICATE, 1L)));
        assertThat(shop.errorFile(upload)).isEqualTo(shop.errorFile(first));
    }

    @Test
    void aRefusedFileBesideGoodOnesIsRecognisedWithThem() throws IOException {
        shop.missing(MissingProducts.HIDE);
        String good = HEADER + rows(1, 5);
        LoadResult first = shop.pulled(good, "read me", HEADER + rows(6, 7));
        Steps steps = new Steps(new ArrayList<>());

        LoadResult again = shop.load(shop.pull(good, "read me", HEADER + rows(6, 7)), steps);

        assertThat(steps.told()).isEmpty();
        assertThat(again.state()).isEqualTo(DeliveryState.UNCHANGED);
        assertThat(again.uploads())
                .extracting(Upload::state)
                .containsExactly(UploadState.UNCHANGED, UploadState.REFUSED, UploadState.UNCHANGED);
        Upload refused = again.uploads().get(1);
        assertThat(refused.error()).isEqualTo(first.uploads().get(1).error()).isNotBlank();
        assertThat(refused.summary()).isEqualTo(first.uploads().get(1).summary());
        assertThat(shop.errorFile(refused))
                .isEqualTo(shop.errorFile(first.uploads().get(1)));
        assertThat(shop.rejectedRows(refused)).isEqualTo("errors\n");
    }

    @Test
    void aRefusedFileThatIsGoneOrMendedLetsMissingProductsGo() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 10));
        String nine = HEADER + rows(1, 9);
        assertThat(shop.pulled(nine, "read me").hidden()).isZero();

        assertThat(shop.pulled(nine, "read me").state()).isEqualTo(DeliveryState.UNCHANGED);
        assertThat(shop.prices()).hasSize(10);
        assertThat(shop.pulled(nine).hidden()).isOne();
        assertThat(shop.pulled(nine, HEADER + rows(11, 11)).state()).isEqualTo(DeliveryState.LOADED);
    }

    @Test
    void theDropGuardIsAskedAgainEachNight() throws IOException {
        shop.missing(MissingProducts.HIDE);
        shop.pulled(HEADER + rows(1, 10));
        LoadResult guarded = shop.pulled(HEADER + rows(1, 5));
        assertThat(guarded.state()).isEqualTo(DeliveryState.REFUSED);
        shop.settings = new CatalogSettings("auto", "", "", "", null, BlankCells.CLEAR, MissingProducts.HIDE, 60);

        LoadResult allowed = shop.pulled(HEADER + rows(1, 5));

        assertThat(allowed.state()).isEqualTo(DeliveryState.LOADED);
        assertThat(allowed.hidden()).isEqualTo(5);
    }

    @Test
    void aFileRefusedForALimitIsReadAgainWhenTheLimitIsAnother() throws IOException {
        String wide = HEADER.strip() + ",description\nA,Chair,Acme,1.00,1.00,en,,,," + "x".repeat(500) + "\n";
        shop.limits = new ReadLimits(1 << 20, 1 << 20, 100, 100, 1 << 20);
        LoadResult refused = shop.pulled(HEADER + row("B", "1.00"), wide);
        assertThat(refused.uploads().get(1).state()).isEqualTo(UploadState.REFUSED);
        shop.limits = new ReadLimits(1 << 20, 1 << 20, 1_000, 100, 1 << 20);

        LoadResult mended = shop.pulled(HEADER + row("B", "1.00"), wide);

        assertThat(mended.uploads().get(1).state()).isEqualTo(UploadState.LOADED);
    }

    /** Writes down the steps of a load. */
    private record Steps(List<String> told) implements LoadProgress {
        @Override
        public void step(String name) {
            told.add(name);
        }

        @Override
        public void rows(long rows, long bytesDone, long bytesTotal) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void event(String level, String message) {}
    }

    @Test
    void aForcedDeliveryIsReadAgainAndUnchangedRowsWriteNothing() throws IOException {
        String file = HEADER + rows(1, 7);
        shop.pulled(file);
        List<List<String>> before = shop.query("SELECT id, updated_at FROM product ORDER BY id");
        shop.forced = true;

        LoadResult again = shop.pulled(file);

        assertThat(again.uploads().get(0).summary()).isEqualTo(new Summary(7, 0, 0, 7, 0, Map.of()));
        assertThat(shop.query("SELECT id, updated_at FROM product ORDER BY id")).isEqualTo(before);
    }

    @Test
    void changedRowsKeepTheirIds() throws IOException {
        shop.pulled(HEADER + rows(1, 10));
        List<List<String>> before = shop.query("SELECT id, vendor_sku FROM product ORDER BY id");

        Summary summary = shop.summary(HEADER + rows(1, 9) + row("S10", "99.00") + row("S11", "5.00"));

        assertThat(summary).isEqualTo(new Summary(11, 1, 1, 9, 0, Map.of()));
        assertThat(shop.prices()).containsEntry("S10", "99.0000").containsEntry("S11", "5.0000");
        assertThat(shop.query("SELECT id, vendor_sku FROM product ORDER BY id LIMIT 10"))
                .isEqualTo(before);
    }

    @Test
    void theLastRowOfASkuCountsAndEachEarlierOneNamesIt() throws IOException {
        Upload upload = shop.pulled(HEADER + row("A", "1.00") + row("A", "2.00") + row("B", "1.00") + row("A", "3.00"))
                .uploads()
                .get(0);

        assertThat(shop.prices()).isEqualTo(Map.of("A", "3.0000", "B", "1.0000"));
        assertThat(upload.summary()).isEqualTo(new Summary(4, 2, 0, 0, 2, Map.of(FindingCode.SKU_DUPLICATE, 2L)));
        assertThat(shop.errorFile(upload).lines().skip(1))
                .hasSize(2)
                .allMatch(line -> line.contains("SKU_DUPLICATE") && line.contains("line 5"));
        assertThat(shop.rejectedRows(upload).lines().skip(1))
                .hasSize(2)
                .allMatch(line -> line.endsWith("SKU_DUPLICATE"));
    }

    @Test
    void aRejectedLastRowLeavesTheProductAsItWas() throws IOException {
        shop.pulled(HEADER + row("A", "1.00"));

        Summary summary = shop.summary(HEADER + row("A", "2.00") + row("A", "two"));

        assertThat(shop.prices()).isEqualTo(Map.of("A", "1.0000"));
        assertThat(summary.rejected()).isEqualTo(2);
    }

    @Test
    void aGtinUnderTwoSkusIsLeftBlankOnBoth() throws IOException {
        String twice = "A,Chair,Acme,1.00,1.00,en,4006381333931,,\nB,Table,Acme,1.00,1.00,en,4006381333931,,\n";
        String once = "C,Lamp,Acme,1.00,1.00,en,4012345678901,,\n";

        Upload upload = shop.pulled(HEADER + twice + once).uploads().get(0);

        assertThat(upload.summary().findings()).isEqualTo(Map.of(FindingCode.GTIN_DUPLICATE, 2L));
        assertThat(shop.query("SELECT vendor_sku, gtin, gtin_ean FROM product ORDER BY vendor_sku"))
                .containsExactly(
                        java.util.Arrays.asList("A", null, null),
                        java.util.Arrays.asList("B", null, null),
                        List.of("C", "04012345678901", "4012345678901"));
        shop.forced = true;
        assertThat(shop.summary(HEADER + twice + once).unchanged()).isEqualTo(3);
        assertThat(shop.summary(HEADER + twice.lines().findFirst().orElseThrow() + "\n")
                        .updated())
                .isOne();
        assertThat(shop.query("SELECT gtin FROM product WHERE vendor_sku = 'A'"))
                .containsExactly(List.of("04006381333931"));
    }

    @Test
    void ofTwoFilesTheLaterOneCountsAndTheEarlierIsToldSo() throws IOException {
        LoadResult result = shop.pulled(HEADER + row("A", "1.00") + row("B", "1.00"), HEADER + row("A", "2.00"));

        assertThat(shop.prices()).isEqualTo(Map.of("A", "2.0000", "B", "1.0000"));
        assertThat(result.uploads().get(0).summary())
                .isEqualTo(new Summary(2, 1, 0, 1, 0, Map.of(FindingCode.FILE_OVERLAP, 1L)));
        assertThat(result.uploads().get(1).summary()).isEqualTo(new Summary(1, 1, 0, 0, 0, Map.of()));
    }

    @Test
    void aFileCutShortIsRefusedAndTheOtherOneLoaded() throws IOException {
        LoadResult result = shop.pulled(HEADER + row("A", "x") + "B,\"never closed", HEADER + row("C", "1.00"));

        assertThat(result.state()).isEqualTo(DeliveryState.LOADED);
        Upload refused = result.uploads().get(0);
        assertThat(refused.state()).isEqualTo(UploadState.REFUSED);
        assertThat(refused.summary())
                .isEqualTo(new Summary(
                        1, 0, 0, 0, 0, Map.of(FindingCode.MSRP_INVALID, 1L, FindingCode.FILE_TRUNCATED, 1L)));
        assertThat(shop.errorFile(refused).lines().skip(1).map(line -> line.split(",", -1)[5]))
                .containsExactly("MSRP_INVALID", "FILE_TRUNCATED");
        assertThat(shop.prices()).containsOnlyKeys("C");
    }

    @Test
    void aSlowStepIsNotASilentOne() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        try (ProgressReporter reporter = new ProgressReporter(new Counting(thrice), 500).start()) {
            reporter.step("report");

            assertThat(thrice.await(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Counts how often it is told where the load stands. */
    private record Counting(CountDownLatch thrice) implements LoadProgress {
        @Override
        public void step(String name) {}

        @Override
        public void rows(long rows, long bytesDone, long bytesTotal) {
            thrice.countDown();
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void event(String level, String message) {}
    }

    @Test
    void aFileWithoutAHeaderIsRefusedWithItsReason() throws IOException {
        LoadResult result = shop.pulled("<!DOCTYPE html><html><body>Not found</body></html>");

        Upload upload = result.uploads().get(0);
        assertThat(result.state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(upload.state()).isEqualTo(UploadState.REFUSED);
        assertThat(upload.error()).isNotBlank();
        assertThat(shop.errorFile(upload)).contains("FILE_FORMAT");
        assertThat(shop.rejectedRows(upload)).isEqualTo("errors\n");
    }

    @Test
    void oddButRightCellsAreStoredAndNoneIsBentSilently() throws IOException {
        String header =
                "vendorSku,name,brand,msrp,defaultCost,language,gtinUpc,shippingHeight,description,attribute:a\n";
        String hyphens = "0-" + "-".repeat(80) + "12345678905";
        String tiny = "0." + "0".repeat(60) + "1 cm";
        String odd = "back\\slash\ttab \u20ac \ud83d\ude00 'quote'";

        Upload upload = shop.pulled(header + "A\\N,Chair \ud83d\ude00,Acme,999999999999.9999,0,en," + hyphens + ","
                        + tiny + "," + odd + ",\"a\"\"b\\\"\n")
                .uploads()
                .get(0);

        assertThat(upload.state()).isEqualTo(UploadState.LOADED);
        assertThat(shop.query("SELECT vendor_sku, name, msrp, gtin, description FROM product"))
                .containsExactly(List.of("A\\N", "Chair \ud83d\ude00", "999999999999.9999", "00012345678905", odd));
        assertThat(shop.query("SELECT JSON_VALUE(attributes, '$.a') FROM product"))
                .containsExactly(List.of("a\"b\\"));
    }
}
