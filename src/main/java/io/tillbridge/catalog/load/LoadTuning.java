package io.tillbridge.catalog.load;

import java.time.Duration;

/**
 * Sizes and times of a load that no installation needs to change; tests do.
 *
 * @param chunkRows rows of a transaction at most
 * @param chunkBytes a transaction ends after the row that reaches this
 * @param checkers threads that check rows side by side
 * @param writers connections that write products side by side
 * @param pulse how often the listener hears of the load
 * @param patience how long the database may be away
 */
record LoadTuning(int chunkRows, int chunkBytes, int checkers, int writers, Duration pulse, Duration patience) {
    static LoadTuning usual() {
        return new LoadTuning(10_000, 4 * 1024 * 1024, 2, 3, Duration.ofMillis(500), Duration.ofMinutes(5));
    }

    static LoadTuning ofBatches() {
        return new LoadTuning(10_000, 2 * 1024 * 1024, 1, 1, Duration.ofMillis(500), Duration.ofSeconds(10));
    }
}
