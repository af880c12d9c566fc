package io.tillbridge.shop;

import io.tillbridge.run.RunLog;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongFunction;

/** The shipments of one run, each looked at when its turn comes. For the one thread of its run. */
public final class ShipmentRound {
    private final RunLog run;
    private final Iterator<Long> ids;
    private final LongFunction<Optional<Telling>> look;
    private final Patience patience = new Patience();
    private boolean ended;

    /** @param look nothing for a shipment that is no longer to be told */
    ShipmentRound(RunLog run, List<Long> ids, LongFunction<Optional<Telling>> look) {
        this.run = run;
        this.ids = ids.iterator();
        this.look = look;
    }

    /** For a streaming split; none after the round was ended or its run cancelled. */
    public Iterator<Telling> getTellings() {
        return new Tellings();
    }

    RunLog run() {
        return run;
    }

    Patience patience() {
        return patience;
    }

    /** The shop is asked for nothing more. */
    void end() {
        ended = true;
    }

    private final class Tellings implements Iterator<Telling> {
        private Telling next;

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
        public Telling next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Telling given = next;
            next = null;
            return given;
        }
    }
}
