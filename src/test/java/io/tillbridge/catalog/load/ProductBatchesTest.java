package io.tillbridge.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.fault.CallerFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductBatchesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EAN = "4006381333931";

    @TempDir
    Path folder;

    @AutoClose
    private CatalogTarget own;

    private ProductBatches batches;

    @BeforeEach
    void open() throws IOException {
        own = new CatalogTarget(folder);
        batches = batches(LoadProgress.silent(), Duration.ofSeconds(20));
    }

    @Test
    void eachRowHasAnOutcomeAndABadOneDoesNotHoldBackTheOthers() throws IOException {
        write(false, row("A", "10.00"), row("B", "20.00"));

        BatchResult second = write(false, row("A", "10.00"), row("B", "21.00"), row("C", "x"), row("D", "40.00"));

        assertThat(second.rows())
                .extracting(BatchResult.Row::vendorSku, row -> row.outcome().text())
                .containsExactly(
                        tuple("A", "unchanged"), tuple("B", "updated"), tuple("C", "rejected"), tuple("D", "created"));
        assertThat(second.rows().get(2).findings()).extracting(Finding::column).containsExactly("msrp");
        assertThat(own.prices()).isEqualTo(Map.of("A", "10.0000", "B", "21.0000", "D", "40.0000"));
        assertThat(second.upload().summary().created()).isEqualTo(second.count(BatchResult.Outcome.CREATED));
        assertThat(second.upload().source()).isEqualTo("api");
    }

    @Test
    void theSameBatchTwiceChangesNothingMore() throws IOException {
        Object[] rows = {row("A", "10.00"), row("B", "x"), row("C", "30.00")};
        write(false, rows);
        List<List<String>> before = own.products();

        BatchResult again = write(false, rows);

        assertThat(outcomes(again)).containsExactly("unchanged", "rejected", "unchanged");
        assertThat(again.rows().get(1).findings()).isNotEmpty();
        assertThat(own.products()).isEqualTo(before);
    }

    @Test
    void ofThousandRowsTheOneThatIsRightIsStored() throws IOException {
        Object[] rows = IntStream.range(0, 1_000)
                .mapToObj(i -> i == 617 ? row("S617", "9.00") : row("S" + i, "-"))
                .toArray();

        BatchResult result = write(false, rows);

        assertThat(result.count(BatchResult.Outcome.REJECTED)).isEqualTo(999);
        assertThat(result.rows())
                .allMatch(row -> row.outcome() == BatchResult.Outcome.CREATED
                        || !row.findings().isEmpty());
        assertThat(own.prices()).isEqualTo(Map.of("S617", "9.0000"));
    }

    @Test
    void rowsThatAreNoProductsAreRejectedByThemselves() throws IOException {
        BatchResult result = write(
                false,
                "text",
                List.of(),
                7,
                null,
                with(row("A", "1.00"), "name", Map.of("en", "Chair")),
                with(row("B", "1.00"), "Vendor_SKU", "again"),
                Map.of(),
                row("C", "1.00"));

        assertThat(outcomes(result).subList(0, 7)).containsOnly("rejected");
        assertThat(outcomes(result).get(7)).isEqualTo("created");
        assertThat(result.rows().subList(0, 7)).noneMatch(row -> row.findings().isEmpty());
    }

    @Test
    void aSkuTwiceIsTakenFromItsLastRowAndAGtinTwiceFromNone() throws IOException {
        BatchResult result = write(
                false,
                row("A", "1.00"),
                with(row("B", "2.00"), "gtinEan", EAN),
                with(row("C", "3.00"), "gtinEan", EAN),
                row("A", "4.00"));

        assertThat(outcomes(result)).containsExactly("rejected", "created", "created", "created");
        assertThat(result.rows().get(1).findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.GTIN_DUPLICATE);
        assertThat(own.prices()).containsEntry("A", "4.0000");
        assertThat(own.query("SELECT COUNT(*) FROM product WHERE gtin IS NOT NULL"))
                .containsExactly(List.of("0"));
    }

    @Test
    void aPartialRowChangesWhatItNames() throws IOException {
        Map<String, Object> whole = with(row("A", "10.00"), "gtinEan", EAN);
        whole.put("description", "A chair");
        whole.put("isVisible", false);
        whole.put("images", List.of("https://example.com/a.jpg", "https://example.com/b.jpg"));
        whole.put("attributes", Map.of("Vintage", "2019", "Region", "Jura"));
        write(false, whole);
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("vendorSku", " A ");
        change.put("MSRP", new BigDecimal("12.50"));
        change.put("description", null);
        change.put("attributes", Collections.singletonMap("Region", null));

        BatchResult result = write(true, change, Map.of("vendorSku", "NEW", "msrp", "1.00"));

        assertThat(outcomes(result)).containsExactly("updated", "rejected");
        assertThat(own.query("SELECT msrp, name, description, is_visible, gtin_ean, images, attributes FROM product"))
                .containsExactly(Arrays.asList(
                        "12.5000",
                        "Chair A",
                        null,
                        "0",
                        EAN,
                        "https://example.com/a.jpg https://example.com/b.jpg",
                        "{\"Vintage\":\"2019\"}"));
        assertThat(outcomes(write(true, Map.of("vendorSku", "A")))).containsExactly("unchanged");
    }

    /** Random rows, among them bad ones: by file and by batch the same products, findings and counts. */
    @Test
    void aBatchDoesWhatAFileWithTheSameRowsDoes() throws IOException {
        Random random = new Random(15);
        for (int round = 0; round < 8; round++) {
            own.blanks(round % 2 == 0 ? BlankCells.CLEAR : BlankCells.KEEP);
            List<Map<String, Object>> first = rows(random);
            List<Map<String, Object>> second = rows(random);

            own.clear();
            byFile(first);
            Upload filed = byFile(second);
            List<List<String>> products = own.products();
            String errors = own.errorFile(filed);
            own.clear();
            write(false, first.toArray());
            BatchResult batch = write(false, second.toArray());

            assertThat(own.products()).as("round %s", round).isEqualTo(products);
            assertThat(own.errorFile(batch.upload())).isEqualTo(errors);
            assertThat(batch.upload().summary()).isEqualTo(filed.summary());
            assertThat(batch.count(BatchResult.Outcome.CREATED))
                    .isEqualTo(filed.summary().created());
            assertThat(batch.count(BatchResult.Outcome.UPDATED))
                    .isEqualTo(filed.summary().updated());
            assertThat(batch.count(BatchResult.Outcome.UNCHANGED))
                    .isEqualTo(filed.summary().unchanged());
        }
    }

    @Test
    void batchesAtOnceLoseNoChangeOfEachOther() throws Exception {
        write(false, row("A", "10.00"), row("B", "10.00"));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        CountDownLatch together = new CountDownLatch(1);
        List<Future<BatchResult>> results = new ArrayList<>();
        for (String member : List.of("name", "brand", "description")) {
            results.add(threads.submit(() -> {
                together.await();
                BatchResult last = null;
                for (int i = 0; i <= 3; i++) {
                    last = write(
                            true,
                            Map.of("vendorSku", "A", member, member + " " + i),
                            Map.of("vendorSku", "B", member, member + " " + i));
                }
                return last;
            }));
        }
        together.countDown();
        for (Future<BatchResult> result : results) {
            assertThat(outcomes(result.get())).containsExactly("updated", "updated");
        }
        threads.shutdown();

        assertThat(own.query("SELECT DISTINCT name, brand, description, msrp FROM product"))
                .containsExactly(List.of("name 3", "brand 3", "description 3", "10.0000"));
    }

    @Test
    void whileAFileIsLoadedABatchIsRefusedAndNothingOfItIsStored() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        long delivery = own.pull(CatalogTarget.HEADER + CatalogTarget.rows(1, 5));
        Thread load = new Thread(() -> own.load(delivery, new Waiting(loading, refused)));
        load.start();
        loading.await();

        ProductBatches impatient = batches(LoadProgress.silent(), Duration.ZERO);
        assertThatThrownBy(() -> impatient.write(own.connection, own.settings, List.of(row("S1", "99.00")), false))
                .isInstanceOfSatisfying(CallerFault.class, fault -> {
                    assertThat(fault.why()).isEqualTo(CallerFault.Why.BUSY);
                    assertThat(fault.retrySeconds()).isPositive();
                });
        refused.countDown();
        load.join();

        assertThat(own.prices()).containsEntry("S1", "10.0000");
        assertThat(outcomes(write(false, row("S1", "99.00")))).containsExactly("updated");
    }

    @Test
    void aFileThatWaitsIsNotOvertaken() throws IOException {
        long waiting = own.pull(CatalogTarget.HEADER + CatalogTarget.row("A", "10.00"));

        assertThatThrownBy(() -> write(false, row("A", "99.00"))).isInstanceOf(CallerFault.class);
        own.load(waiting);

        assertThat(own.prices()).isEqualTo(Map.of("A", "10.0000"));
    }

    @Test
    void aKillAtAnyMomentLeavesABatchThatIsLoadedWholeLater() throws IOException {
        Object[] rows = {row("A", "11.00"), row("B", "x"), row("C", "12.00"), row("D", "13.00")};
        KilledLoad counting = new KilledLoad(Integer.MAX_VALUE);
        batches(counting, Duration.ofSeconds(5)).write(own.connection, own.settings, Arrays.asList(rows), false);
        Map<String, String> whole = own.prices();
        int kills = 0;
        for (int at = 1; at <= counting.calls(); at += 1 + counting.calls() / 8) {
            own.clear();
            try {
                batches(new KilledLoad(at), Duration.ofSeconds(5))
                        .write(own.connection, own.settings, Arrays.asList(rows), false);
            } catch (KilledLoad.Killed killed) {
                kills++;
            }
            own.deliveries.unfinished().forEach(left -> own.load(left.id()));

            assertThat(own.prices()).as("killed at call %s", at).isIn(Map.of(), whole);
            assertThat(outcomes(write(false, rows)).get(1)).isEqualTo("rejected");
            assertThat(own.prices()).isEqualTo(whole);
        }
        assertThat(kills).isPositive();
    }

    private ProductBatches batches(LoadProgress progress, Duration wait) {
        return new ProductBatches(own.loads(), own.deliveries, Clock.systemUTC(), wait, progress);
    }

    private BatchResult write(boolean partial, Object... rows) throws IOException {
        return batches.write(own.connection, own.settings, Arrays.asList(rows), partial);
    }

    private Upload byFile(List<Map<String, Object>> rows) throws IOException {
        long delivery = own.deliveries.open(own.connection, "manual", null, own.settings, true);
        List<String> lines = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            lines.add(JSON.writeValueAsString(row));
        }
        byte[] bytes = ("[\n" + String.join(",\n", lines) + "\n]").getBytes(StandardCharsets.UTF_8);
        own.deliveries.receive(delivery, "rows.json", 1 << 30, new ByteArrayInputStream(bytes));
        own.deliveries.received(delivery, false);
        return own.load(delivery).uploads().get(0);
    }

    private static List<Map<String, Object>> rows(Random random) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Map<String, Object> row = row("S" + random.nextInt(30), random.nextInt(90) + ".50");
            odd(row, random, "msrp", "abc", "-1", "1e3", 12, "12,50", "");
            odd(row, random, "name", "", "  ", "<b>Chair</b>", "\u0007Chair", "Stoel ☃");
            odd(row, random, "language", "xx", "EN", "", "dutch");
            odd(row, random, "isVisible", true, false, "yes", "perhaps", "");
            odd(row, random, "gtinEan", EAN, "4006381333932", "=1", 4006381333931L, "");
            odd(row, random, "images", "https://a.example/1.jpg", "no address", List.of("https://a.example/2.jpg"));
            odd(row, random, "description", "=cmd", "text", null, "");
            odd(row, random, "attribute:Vintage", "2019", "");
            odd(row, random, "surprise", "x");
            rows.add(row);
        }
        return rows;
    }

    private static void odd(Map<String, Object> row, Random random, String member, Object... values) {
        if (random.nextInt(4) == 0) {
            row.put(member, values[random.nextInt(values.length)]);
        }
    }

    private static Map<String, Object> row(String sku, String price) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("vendorSku", sku);
        row.put("name", "Chair " + sku);
        row.put("brand", "Acme");
        row.put("msrp", price);
        row.put("defaultCost", "0.50");
        row.put("language", "en");
        return row;
    }

    private static Map<String, Object> with(Map<String, Object> row, String member, Object value) {
        row.put(member, value);
        return row;
    }

    private static List<String> outcomes(BatchResult result) {
        return result.rows().stream().map(row -> row.outcome().text()).toList();
    }

    /** Holds a load in its first step until a test lets it go on. */
    private static final class Waiting implements LoadProgress {
        private final CountDownLatch begun;
        private final CountDownLatch end;

        Waiting(CountDownLatch begun, CountDownLatch end) {
            this.begun = begun;
            this.end = end;
        }

        @Override
        public void step(String name) {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
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
}
