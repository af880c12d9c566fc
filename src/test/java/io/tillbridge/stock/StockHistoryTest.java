package io.tillbridge.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens to stock, in whatever order, the books add up and the oldest are served first. */
class StockHistoryTest {
    private static final int STEPS = 25;

    @AutoClose
    private final StockWorld world = new StockWorld();

    @Test
    void theBooksOfRandomHistoriesAddUp() {
        live(40, new Random().nextLong());
    }

    @Test
    @Tag("long")
    void theBooksOfHundredsOfRandomHistoriesAddUp() {
        live(600, new Random().nextLong());
    }

    private void live(int histories, long firstSeed) {
        for (int i = 0; i < histories; i++) {
            long seed = firstSeed + i;
            StockHistory history = new StockHistory(world, seed);
            StockPicture before = StockPicture.of(world, history.products());
            for (int step = 0; step < STEPS; step++) {
                boolean loses = history.step();
                StockPicture after = StockPicture.of(world, history.products());
                assertThat(after.faults(before, loses, history.wanted()))
                        .as("seed %d, after: %s", seed, history.told())
                        .isEqualTo(List.of());
                before = after;
            }
        }
        assertThat(world.wrongSums()).as("first seed %d", firstSeed).isEmpty();
    }
}
