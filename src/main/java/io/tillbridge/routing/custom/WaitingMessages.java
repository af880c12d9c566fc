package io.tillbridge.routing.custom;

import io.tillbridge.run.PassingFailure;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of all messages that wait in queues and groups of routes below custom/. They share one limit, so that the
 * number of queues and groups does not multiply it.
 */
final class WaitingMessages {
    private static final int LARGEST_MESSAGES = 4;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    /** Room for four of the largest messages. */
    WaitingMessages(MessageLimit limit) {
        most = Math.multiplyExact(limit.bytes(), LARGEST_MESSAGES);
    }

    boolean hasRoom(long bytes) {
        return held.get() + bytes <= most;
    }

    /**
     * @param where such as {@code the queue custom-orders}
     * @throws MessageTooLarge it alone is more than may wait
     * @throws PassingFailure others wait
     */
    void check(long bytes, String where) {
        if (bytes > most) {
            throw new MessageTooLarge("A message for " + where + ": expected at most " + most + " bytes, found more."
                    + " Split it before, or set " + MessageLimit.KEY + " higher.");
        }
        if (!hasRoom(bytes)) {
            throw new PassingFailure(
                    "Messages that wait in queues and groups of routes below custom/: expected at most "
                            + most + " bytes, found more with one for " + where
                            + ". Let messages wait for a shorter time, or set " + MessageLimit.KEY + " higher.");
        }
    }

    /** Takes room for some that are there now, or gives it back. */
    void change(long bytes) {
        held.addAndGet(bytes);
    }

    long held() {
        return held.get();
    }
}
