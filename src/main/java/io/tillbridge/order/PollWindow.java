package io.tillbridge.order;

import java.time.Instant;

/**
 * The span a poll has to read: orders that changed from {@code from} (included) to {@code to} (excluded).
 *
 * @param watermark up to where all was read before; the span begins earlier by the overlap
 */
public record PollWindow(Instant from, Instant to, Instant watermark) {
    /** Whether there is nothing to read: the watermark is as far as a poll may go. */
    public boolean isEmpty() {
        return !watermark.isBefore(to);
    }
}
