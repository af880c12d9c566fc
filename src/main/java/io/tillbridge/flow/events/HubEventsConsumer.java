package io.tillbridge.flow.events;

import io.tillbridge.event.Event;
import io.tillbridge.event.EventSignal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.Suspendable;
import org.apache.camel.component.kamelet.KameletConsumerNotAvailableException;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.support.DefaultConsumer;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to its route, one after the other. An event whose exchange fails is tried again with growing pauses, and
 * nothing passes it; an exchange whose failure was handled, such as one that was kept, is done. The place is stored after
 * each batch, at least every second, and at the stop: after a crash the events since then come once more, with the same
 * numbers.
 */
final class HubEventsConsumer extends DefaultConsumer implements Suspendable {
    private static final Logger LOG = LoggerFactory.getLogger(HubEventsConsumer.class);
    private static final int BATCH = 500;
    private static final long STORED_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final HubEventsEndpoint endpoint;
    private final HubEventsComponent component;
    private EventReading reading;
    private ReaderLease lease;
    private EventSignal.Listening listening;
    private ConsumerThreads threads;

    HubEventsConsumer(HubEventsEndpoint endpoint, Processor processor, HubEventsComponent component) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.component = component;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        reading = component.reading();
        reading.readers().register(endpoint.name(), "route", endpoint.types(), endpoint.from());
        lease = new ReaderLease(reading.readers(), endpoint.name(), reading.node(), reading.lease());
        threads = new ConsumerThreads(endpoint.name());
        listening = reading.feed().signal().listen(threads::wake);
        threads.start(this::readOn, lease::extend, reading.lease().dividedBy(3));
    }

    @Override
    protected void doStop() throws Exception {
        if (threads != null) {
            listening.close();
            threads.stop();
            lease.release();
            threads = null;
        }
        super.doStop();
    }

    @Override
    protected void doSuspend() throws Exception {
        doStop();
    }

    @Override
    protected void doResume() throws Exception {
        doStart();
    }

    /** Until the consumer stops. */
    private void readOn(ConsumerThreads own) {
        Duration pause = FIRST_PAUSE;
        while (own.run()) {
            try {
                if (!hasRoute()) {
                    lease.release();
                    own.rest(reading.look());
                    continue;
                }
                OptionalLong place = lease.take();
                if (place.isEmpty()) {
                    own.rest(reading.look());
                } else if (read(own, place.getAsLong())) {
                    pause = FIRST_PAUSE;
                } else {
                    own.pause(pause);
                    pause = longer(pause);
                }
            } catch (JdbiException away) {
                LOG.warn("The reader {} waits for the database: {}", endpoint.name(), away.getMessage());
                own.pause(pause);
                pause = longer(pause);
            }
        }
    }

    /**
     * Whether the route behind the kamelet is there. After a change of it the kamelet's own route stays for a while, and the
     * new route has another one: that is to read on at once.
     */
    private boolean hasRoute() {
        Route own = getRoute();
        return own == null
                || !own.isCreatedByKamelet()
                || endpoint.getCamelContext().getRoutes().stream()
                        .map(Route::getEndpoint)
                        .anyMatch(it -> it instanceof KameletEndpoint use
                                && use.getRouteId().equals(own.getId()));
    }

    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(reading.longestPause()) > 0 ? reading.longestPause() : twice;
    }

    /** Hands over what there is; false when an event failed and is to be tried again. */
    private boolean read(ConsumerThreads own, long place) {
        long last = reading.feed().last();
        List<Event> events = reading.feed().after(place, endpoint.types(), BATCH);
        long storedAt = System.nanoTime();
        for (Event event : events) {
            if (!own.run()) {
                return true;
            }
            if (!hand(event)) {
                lease.store();
                return false;
            }
            lease.done(event.number());
            if (System.nanoTime() - storedAt > STORED_EVERY_NANOS) {
                storedAt = System.nanoTime();
                if (!lease.store()) {
                    LOG.warn("The reader {} was taken over by another process", endpoint.name());
                    return true;
                }
            }
        }
        if (events.isEmpty() && last > place) {
            // Only events of other types: their numbers are done with, too.
            lease.done(last);
        }
        boolean held = lease.store();
        if (held && events.size() < BATCH) {
            own.rest(reading.look());
        }
        return true;
    }

    /** True when the route is done with the event. */
    private boolean hand(Event event) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(event.body());
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception fault = exchange.getException();
        boolean done = fault == null && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast();
        releaseExchange(exchange, false);
        if (!done && !(fault instanceof KameletConsumerNotAvailableException)) {
            LOG.warn(
                    "Reader {}: {} is tried again, because its route failed: {}",
                    endpoint.name(),
                    event,
                    fault == null ? "rolled back" : fault.toString());
        }
        return done;
    }
}
