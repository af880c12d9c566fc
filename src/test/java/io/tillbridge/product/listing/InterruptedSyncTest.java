package io.tillbridge.product.listing;

import static io.tillbridge.product.listing.Shelf.creating;
import static io.tillbridge.product.listing.Shelf.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.product.Gtin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptedSyncTest {
    private static final int VARIANTS = 2_300;

    @AutoClose
    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6, 7})
    void aSyncThatWasStoppedIsFinishedByTheNextOne(int stops) {
        long shop = shown(1_000);
        AtomicInteger asked = new AtomicInteger();

        assertThat(CompletableFuture.supplyAsync(() -> sync(shop, asked, stops)))
                .failsWithin(java.time.Duration.ofMinutes(1))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(SyncStopped.Cancelled.class);
        shelf.sync(shop, creating(MatchBy.EAN_AND_SKU));

        assertThat(shelf.products()).isEqualTo(VARIANTS);
        assertThat(linked(shop)).isEqualTo(VARIANTS);
    }

    @Test
    void shopsThatAreSyncedAtTheSameMomentShareTheirProducts() {
        List<Long> shops = List.of(shown(1_000), shown(50_000), shown(90_000));

        List<CompletableFuture<SyncResult>> syncs = shops.stream()
                .map(shop -> CompletableFuture.supplyAsync(() -> shelf.sync(shop, creating(MatchBy.EAN_AND_SKU))))
                .toList();
        long created = syncs.stream()
                .mapToLong(sync -> sync.join().of(SyncDecision.CREATED))
                .sum();

        assertThat(created).isEqualTo(VARIANTS);
        assertThat(shelf.products()).isEqualTo(VARIANTS);
        shops.forEach(shop -> assertThat(linked(shop)).isEqualTo(VARIANTS));
    }

    private SyncResult sync(long shop, AtomicInteger asked, int stops) {
        return shelf.matching.apply(shop, creating(MatchBy.EAN_AND_SKU), new SyncProgress() {
            @Override
            public void variants(long done, long total) {}

            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() == stops;
            }
        });
    }

    private long shown(int firstId) {
        long shop = shelf.shop();
        shelf.shows(
                shop,
                IntStream.range(0, VARIANTS)
                        .mapToObj(n -> variant(Integer.toString(firstId + n), ean(n), "A-" + n))
                        .toArray(WalkedVariant[]::new));
        return shop;
    }

    private static String ean(int n) {
        long body = 400_000_000_000L + n;
        return Long.toString(body) + Gtin.checkDigit(body);
    }

    private long linked(long shop) {
        return (long) shelf.one("SELECT COUNT(*) AS n FROM listing WHERE connection_id = ? AND state = 'matched'", shop)
                .get("n");
    }
}
