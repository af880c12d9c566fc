package io.tillbridge.flow.events;

import io.tillbridge.event.EventReaders;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hold of one consumer on its reader. A thread of its own extends it, so that an exchange may take as long as it
 * wants.
 */
final class ReaderLease {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderLease.class);

    private final EventReaders readers;
    private final String name;
    private final String holder;
    private final Duration lease;
    private long place;
    private long stored;
    private boolean held;

    ReaderLease(EventReaders readers, String name, String node, Duration lease) {
        this.readers = readers;
        this.name = name;
        this.holder = node + ":" + UUID.randomUUID();
        this.lease = lease;
    }

    String holder() {
        return holder;
    }

    /** Takes it, when nobody else has it; the place to read on from. */
    synchronized OptionalLong take() {
        if (!held) {
            OptionalLong taken = readers.claim(name, holder, lease);
            held = taken.isPresent();
            place = taken.orElse(0);
            stored = place;
        }
        return held ? OptionalLong.of(place) : OptionalLong.empty();
    }

    /** Everything up to a number is done with; it is stored by the next {@link #store}. */
    synchronized void done(long number) {
        place = number;
    }

    /** Stores the place; false when another holder has taken the reader meanwhile. */
    synchronized boolean store() {
        if (held && place != stored) {
            held = readers.move(name, holder, place, lease);
            stored = place;
        }
        return held;
    }

    /** Stores the place and extends the lease, whatever the consumer is at. */
    synchronized void extend() {
        try {
            if (held) {
                held = readers.move(name, holder, place, lease);
                stored = place;
            }
        } catch (JdbiException away) {
            LOG.debug("The reader {} is not extended now", name, away);
        }
    }

    synchronized void release() {
        try {
            if (store()) {
                readers.release(name, holder);
            }
        } catch (JdbiException away) {
            LOG.warn("The place of the reader {} is not stored: it repeats what came after {}", name, stored);
        }
        held = false;
    }
}
