package io.tillbridge.flow.orders;

import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.OrdersWithoutLines;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Waits for the lines of orders that a shop shows without any, and not for ever. */
public final class MissingLinesPolicy {
    /** A shop shows the lines some seconds after the order: three polls at the usual pace have looked by then. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final OrdersWithoutLines withoutLines;
    private final Clock clock;

    public MissingLinesPolicy(OrdersWithoutLines withoutLines, Clock clock) {
        this.withoutLines = withoutLines;
        this.clock = clock;
    }

    /**
     * Has the next poll read the order again.
     *
     * @param poll null in a replay, for which there is no next poll
     * @throws BadDataFailure it was waited for long enough
     */
    void met(IncomingOrder order, OrderPollRun poll, RunLog run) {
        Instant now = clock.instant();
        Instant since = withoutLines.since(run.connectionId(), order.remoteId(), now);
        String found =
                "Order " + order.number() + " (" + order.remoteId() + ") of the shop: expected lines, found none";
        if (poll != null) {
            poll.withoutLines(order.remoteId());
        }
        if (poll == null || !now.isBefore(since.plus(LONGEST))) {
            throw new BadDataFailure(found + " since " + since.truncatedTo(ChronoUnit.SECONDS)
                    + ". Look at the order in the shop's back office, then replay this failure; when the order changes"
                    + " there, it is read by itself.");
        }
        run.warn(found + " yet. The next poll reads it again; after " + LONGEST.toMinutes()
                + " minutes without lines it is kept as a failure.");
        poll.readAgainFrom(order.updatedAt());
        poll.done(order.remoteId(), false);
    }

    /** Forgets the orders that are waited for no more. */
    void end(OrderPollRun poll) {
        withoutLines.keepOnly(poll.run().connectionId(), poll.awaited());
    }
}
