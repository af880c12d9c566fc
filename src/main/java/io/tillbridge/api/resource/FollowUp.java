package io.tillbridge.api.resource;

import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from a change that is stored. When it fails, the change stands all the same and the client hears so. */
final class FollowUp {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUp.class);

    private final String what;
    private final LongConsumer step;

    /** @param what for the log, should it fail: "orders that waited are looked at again" */
    FollowUp(String what, LongConsumer step) {
        this.what = what;
        this.step = step;
    }

    void of(long connection) {
        try {
            step.accept(connection);
        } catch (RuntimeException e) {
            LOG.error("Connection {}: {} by the next job only, now it failed", connection, what, e);
        }
    }
}
