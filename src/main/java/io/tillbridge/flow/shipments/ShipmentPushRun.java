package io.tillbridge.flow.shipments;

import io.tillbridge.flow.ConsecutiveFailures;
import io.tillbridge.run.RunLog;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongFunction;

/** The shipments of one run, each looked at when its turn comes. For the one thread of its run. */
public final class ShipmentPushRun {
    private final RunLog run;
    private final Iterator<Long> ids;
    private final LongFunction<Optional<ShipmentNotification>> look;
    private final ConsecutiveFailures failures = new ConsecutiveFailures();
    private boolean ended;

    /** @param look nothing for a shipment that is no longer to be told */
    ShipmentPushRun(RunLog run, List<Long> ids, LongFunction<Optional<ShipmentNotification>> look) {
        this.run = run;
        this.ids = ids.iterator();
        this.look = look;
    }

    /** For a streaming split; none after the round was ended or its run cancelled. */
    public Iterator<ShipmentNotification> getTellings() {
        return new Tellings();
    }

    RunLog run() {
        return run;
    }

    ConsecutiveFailures failures() {
        return failures;
    }

    /** The shop is asked for nothing more. */
    void end() {
        ended = true;
    }

    private final class Tellings implements Iterator<ShipmentNotification> {
        private ShipmentNotification next;

        @Override
        public boolean hasNext() {
            if (ended || run.cancelled()) {
                return false;
            }
            while (next == null && ids.hasNext()) {
                next = look.apply(ids.next()).orElse(null);
            }
            return next != null;
        }

        @Override
        public ShipmentNotification next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ShipmentNotification given = next;
            next = null;
            return given;
        }
    }
}
