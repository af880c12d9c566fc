package io.tillbridge.catalog.load;

import static io.tillbridge.catalog.load.CatalogTarget.HEADER;
import static io.tillbridge.catalog.load.CatalogTarget.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.catalog.FindingCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {
    @AutoClose
    private CatalogTarget shop;

    private Path folder;

    @BeforeEach
    void open(@TempDir Path temp) throws IOException {
        folder = temp;
        shop = new CatalogTarget(temp);
    }

    @Test
    void aFilenameIsDataAndNeverAPath() throws IOException {
        String evil = "../../etc/" + "x".repeat(255) + " \u0001.csv";

        Upload upload = receive(evil, "abc");

        assertThat(upload.filename()).isEqualTo(evil);
        assertThat(shop.spool.file(upload.id(), "file")).startsWith(folder).hasContent("abc");
        assertThat(upload.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aFileOverTheLimitIsRefusedWithItsFinding() throws IOException {
        Upload upload = receive("big.csv", "x".repeat(101));

        assertThat(upload.state()).isEqualTo(UploadState.REFUSED);
        assertThat(upload.summary().findings()).containsOnlyKeys(FindingCode.FILE_TOO_LARGE);
        assertThat(shop.errorFile(upload)).contains("1,,,,fatal,FILE_TOO_LARGE,");
        assertThat(shop.spool.file(upload.id(), "file")).doesNotExist();
        shop.deliveries.received(upload.deliveryId(), true);
        assertThat(shop.load(upload.deliveryId()).state()).isEqualTo(DeliveryState.REFUSED);
    }

    @Test
    void aSourceThatBreaksOffLeavesNothingBehind() throws IOException {
        long delivery = shop.deliveries.open(shop.connection, "pull", null, shop.settings, false);
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> shop.deliveries.receive(delivery, "a.csv", 100, broken))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(shop.uploads.ofDelivery(delivery)).isEmpty();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(path -> path.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void aCancelledPullSaysThatTheNextOneLoadsItAndItDoes() throws IOException {
        LoadResult cancelled = shop.load(shop.pull(HEADER + rows(1, 20)), new CancelAfter("load"));

        assertThat(cancelled.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(cancelled.uploads().get(0).error())
                .isEqualTo("Cancelled. What is loaded stays; run the pull again to load the rest.");
        assertThat(shop.pulled(HEADER + rows(1, 20)).state()).isEqualTo(DeliveryState.LOADED);
        assertThat(shop.prices()).hasSize(20);
    }

    @Test
    void aCancelledUploadSaysThatTheFileIsToBeSentAgainAndThenItIsLoaded() throws IOException {
        LoadResult cancelled = shop.load(sent(HEADER + rows(1, 20)), new CancelAfter("load"));

        assertThat(cancelled.uploads().get(0).error())
                .isEqualTo("Cancelled. What is loaded stays; send the file again to load the rest.");
        assertThat(shop.load(sent(HEADER + rows(1, 20))).state()).isEqualTo(DeliveryState.LOADED);
        assertThat(shop.prices()).hasSize(20);
    }

    /** Whenever it fails: the summary counts the products that are stored, and the load that goes on counts all. */
    @Test
    void theSummaryOfAFailedUploadIsWhatWasStored() throws IOException {
        shop.tuning = new LoadTuning(3, 1 << 20, 2, 2, Duration.ZERO, Duration.ofSeconds(1));
        for (int call = 1; call < 20; call += 4) {
            shop.clear();
            long delivery = shop.pull(HEADER + rows(1, 60));

            Upload failed =
                    shop.load(delivery, new CancelAfter("load", call)).uploads().get(0);

            assertThat(failed.state()).isEqualTo(UploadState.FAILED);
            assertThat(failed.summary().rows()).isEqualTo(60);
            assertThat(failed.summary().created()).isEqualTo(shop.prices().size());
            assertThat(shop.load(delivery).uploads().get(0).summary())
                    .isEqualTo(new Summary(60, 60, 0, 0, 0, Map.of()));
        }
    }

    private long sent(String content) throws IOException {
        long delivery = shop.deliveries.open(shop.connection, "manual", null, shop.settings, false);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        shop.deliveries.receive(delivery, "a.csv", 1 << 20, new ByteArrayInputStream(bytes));
        shop.deliveries.received(delivery, false);
        return delivery;
    }

    @Test
    void anOlderDeliveryIsLoadedFirst() throws IOException {
        long older = shop.pull(HEADER + rows(1, 3));
        long newer = shop.pull(HEADER + CatalogTarget.row("S1", "99.00"));

        shop.load(newer);

        assertThat(shop.load(older).state()).isEqualTo(DeliveryState.LOADED);
        assertThat(shop.prices()).hasSize(3).containsEntry("S1", "99.0000");
    }

    @Test
    void aCancelledDeliveryThatWasOvertakenIsNotLoadedAnyMore() throws IOException {
        long older = shop.pull(HEADER + rows(1, 3));
        shop.load(older, new CancelAfter("survey"));
        long newer = shop.pull(HEADER + CatalogTarget.row("S1", "99.00"));
        shop.load(newer);

        assertThatThrownBy(() -> shop.load(older))
                .isInstanceOf(LoadFault.class)
                .hasMessage("Delivery " + older + " was overtaken by delivery " + newer
                        + ", which was loaded since. Have the files sent again if they are to count.");
    }

    @Test
    void aDeliveryReceivedSlowlyIsLoadedAlthoughANewerOneWasFaster() throws IOException {
        long slow = shop.deliveries.open(shop.connection, "pull", null, shop.settings, false);
        shop.pulled(HEADER + CatalogTarget.row("S1", "99.00"));
        byte[] file = (HEADER + rows(1, 3)).getBytes(StandardCharsets.UTF_8);
        shop.deliveries.receive(slow, "a.csv", 1 << 20, new ByteArrayInputStream(file));
        shop.deliveries.received(slow, true);

        shop.load(slow);

        assertThat(shop.prices()).hasSize(3).containsEntry("S1", "10.0000");
        assertThat(shop.pulled(HEADER + CatalogTarget.row("S1", "99.00")).state())
                .isEqualTo(DeliveryState.LOADED);
    }

    @Test
    void filesOfADeletedConnectionGoAtTheNextStart() throws IOException {
        Upload upload = receive("a.csv", "abc");
        Path kept = shop.spool.file(upload.id(), "file");
        shop.clear();

        assertThat(shop.deliveries.removeOrphans()).isZero();
        Files.setLastModifiedTime(kept.getParent(), FileTime.from(Instant.now().minusSeconds(4_000)));
        assertThat(shop.deliveries.removeOrphans()).isOne();

        assertThat(kept).doesNotExist();
    }

    @Test
    void findingsAreReadInPages() throws IOException {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 25; i++) {
            file.append(CatalogTarget.row("S" + i, i % 5 == 0 ? "=\"\"2" : "1.00")
                    .replace("en", i % 5 == 1 ? "\"x\"\"\nq\"" : "en"));
        }
        Upload upload = shop.pulled(file.toString()).uploads().get(0);
        FindingPages pages = new FindingPages(shop.spool);

        FindingPages.Page first = pages.page(upload.id(), 0, 7, new FindingPages.Filter(null, null, null))
                .orElseThrow();
        FindingPages.Page second = pages.page(upload.id(), first.next(), 7, new FindingPages.Filter(null, null, null))
                .orElseThrow();

        assertThat(first.findings()).hasSize(7);
        assertThat(first.findings().get(0).value()).isEqualTo("=\"\"2");
        assertThat(first.findings().get(1).value()).isEqualTo("x\"\nq");
        assertThat(second.findings()).hasSize(3);
        assertThat(second.next()).isNull();
        assertThat(pages.page(upload.id(), 0, 50, new FindingPages.Filter(FindingCode.MSRP_INVALID, null, null))
                        .orElseThrow()
                        .findings())
                .hasSize(5);
        assertThat(pages.page(999, 0, 50, new FindingPages.Filter(null, null, null)))
                .isEmpty();
    }

    private Upload receive(String filename, String content) throws IOException {
        long delivery = shop.deliveries.open(shop.connection, "manual", null, shop.settings, false);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return shop.deliveries.receive(delivery, filename, 100, new ByteArrayInputStream(bytes));
    }

    /** Wants to stop as soon as a step has begun. */
    private static final class CancelAfter implements LoadProgress {
        private final String step;
        private int questions;
        private boolean begun;

        CancelAfter(String step) {
            this(step, 1);
        }

        /** @param questions how often it is asked before it wants to stop */
        CancelAfter(String step, int questions) {
            this.step = step;
            this.questions = questions;
        }

        @Override
        public void step(String name) {
            begun |= name.equals(step);
        }

        @Override
        public void rows(long rows, long bytesDone, long bytesTotal) {}

        @Override
        public boolean cancelled() {
            return begun && --questions <= 0;
        }

        @Override
        public void event(String level, String message) {}
    }
}
