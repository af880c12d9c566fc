package io.tillbridge.flow.orders;

import io.tillbridge.order.Coverage;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Up to when the orders of a shop are taken in: the watermark, or the beginning of a poll that left nothing behind. What a
 * shop is seen with after that may be less by pieces of orders the hub does not have yet.
 */
public final class OrderWatermark {
    private final Coverage coverage;
    private final Map<Long, Instant> whole = new ConcurrentHashMap<>();

    public OrderWatermark(Coverage coverage) {
        this.coverage = coverage;
    }

    /** A poll that began then has taken in every order of its list. */
    public void wholeAt(long connectionId, Instant begun) {
        whole.merge(connectionId, begun, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The last run that read the orders to its end; 0 when none did. */
    public long lastRun(long connectionId) {
        return coverage.rows(connectionId, null, 1).stream()
                .map(Coverage.Span::runId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0L);
    }

    /** Long ago when nothing was read yet. */
    public Instant upTo(long connectionId) {
        Instant watermark = coverage.watermark(connectionId).orElse(Instant.EPOCH);
        return Optional.ofNullable(whole.get(connectionId))
                .filter(begun -> begun.isAfter(watermark))
                .orElse(watermark);
    }
}
