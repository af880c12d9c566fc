package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofHours(3);

    @AutoClose
    private Database database;

    private Coverage coverage;
    private long shop;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        coverage = new Coverage(database, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofDays(2));
        shop = OrderStockShelf.connection(database, NOW.minus(Duration.ofHours(1)));
    }

    @Test
    void theFirstPollBeginsBeforeTheConnectionWasMade() {
        Coverage.Window window = coverage.window(shop, OVERLAP, NOW);

        assertThat(window.from()).isEqualTo("2026-03-09T11:00:00Z");
        assertThat(window.to()).isEqualTo("2026-03-11T11:59:00Z");
        assertThat(coverage.watermark(shop)).isEmpty();
        assertThatThrownBy(() -> coverage.window(999, OVERLAP, NOW)).hasMessage("There is no connection 999.");
    }

    @Test
    void aPollGoesOnAtTheWatermarkWithTheOverlap() {
        coverage.covered(shop, at(0), at(30), null, 12, 7);
        coverage.covered(shop, at(10), at(20), null, 1, 0);

        Coverage.Window window = coverage.window(shop, OVERLAP, NOW);

        assertThat(window.watermark()).isEqualTo(at(30));
        assertThat(window.from()).isEqualTo(at(30).minus(OVERLAP));
        assertThat(window.isEmpty()).isFalse();
    }

    @Test
    void afterDaysOfStandstillOneWindowHoldsAllThatWasMissed() {
        coverage.covered(shop, at(0), at(30), null, 0, 0);

        Coverage.Window window = coverage.window(shop, OVERLAP, NOW.plus(Duration.ofDays(3)));
        coverage.covered(shop, window.from(), window.to(), null, 400, 390);

        assertThat(window.to()).isEqualTo("2026-03-14T11:59:00Z");
        assertThat(coverage.gaps(shop)).isEmpty();
    }

    @Test
    void aWatermarkAtNowLeavesNothingToRead() {
        coverage.covered(shop, NOW.minusSeconds(600), NOW.minusSeconds(60), null, 0, 0);

        assertThat(coverage.window(shop, OVERLAP, NOW).isEmpty()).isTrue();
    }

    @Test
    void anEmptySpanIsNotNoted() {
        coverage.covered(shop, at(5), at(5), null, 0, 0);
        coverage.covered(shop, at(5), at(4), null, 0, 0);

        assertThat(coverage.rows(shop, null, 10)).isEmpty();
    }

    @Test
    void theSpansAreReadNewestFirst() {
        coverage.covered(shop, at(0), at(5), 17L, 3, 2);
        coverage.covered(shop, at(4), at(9), 18L, 1, 0);

        List<Coverage.Span> newest = coverage.rows(shop, null, 1);
        List<Coverage.Span> rest = coverage.rows(shop, newest.get(0).id(), 10);

        assertThat(newest).extracting(Coverage.Span::runId).containsExactly(18L);
        assertThat(rest).singleElement().isEqualTo(new Coverage.Span(1, shop, at(0), at(5), 17L, 3, 2, NOW));
    }

    @Test
    void gapsAreExactlyTheMinutesNoSpanHolds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            long one = OrderStockShelf.connection(database, NOW);
            BitSet read = new BitSet();
            for (int i = random.nextInt(12); i >= 0; i--) {
                int from = random.nextInt(60);
                int to = from + 1 + random.nextInt(10);
                read.set(from, to);
                coverage.covered(one, at(from), at(to), null, 0, 0);
            }

            assertThat(coverage.gaps(one)).as("seed %s, round %s", seed, round).isEqualTo(holes(read));
        }
    }

    private static List<Coverage.Gap> holes(BitSet read) {
        List<Coverage.Gap> gaps = new ArrayList<>();
        for (int end = read.nextClearBit(read.nextSetBit(0)); end < read.length(); end = read.nextClearBit(end)) {
            int next = read.nextSetBit(end);
            gaps.add(new Coverage.Gap(at(end), at(next)));
            end = next;
        }
        return gaps;
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-03-11T09:00:00Z").plusSeconds(minute * 60L);
    }
}
