package io.tillbridge.flow.events;

import io.tillbridge.event.EventSignal;
import java.util.OptionalLong;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.Suspendable;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.support.DefaultConsumer;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to its route, one after the other. An event whose exchange fails is tried again with growing pauses, and no
 * later event of its subject passes it; an exchange whose failure was handled, such as one that was kept, is done. After a
 * crash the events since the place was last stored come once more, with the same numbers.
 */
final class HubEventsConsumer extends DefaultConsumer implements Suspendable {
    private static final Logger LOG = LoggerFactory.getLogger(HubEventsConsumer.class);

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
        reading.readers().register(endpoint.name(), EventReading.KIND, endpoint.types(), endpoint.from());
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
        DeferredQueue deferred = new DeferredQueue(reading.deferred(), endpoint.name(), lease.holder());
        FailurePace pace = new FailurePace(reading.longestPause());
        EventProgress progress = new EventProgress(
                reading.feed(), endpoint.types(), lease, deferred, new EventHandover(this, endpoint.name()), pace);
        int faults = 0;
        while (own.run()) {
            try {
                OptionalLong place = hasRoute() ? lease.take() : released();
                EventProgress.Next next =
                        place.isEmpty() ? EventProgress.Next.REST : progress.go(place.getAsLong(), own::run);
                faults = 0;
                if (next == EventProgress.Next.REST) {
                    own.rest(reading.look());
                } else if (next == EventProgress.Next.PAUSE) {
                    own.pause(pace.pause());
                }
            } catch (JdbiException away) {
                LOG.warn("The reader {} waits for the database: {}", endpoint.name(), away.getMessage());
                own.pause(pace.after(faults++));
            } catch (RuntimeException e) {
                // Such as an event of a newer version of the hub: the reader waits and does not end.
                LOG.error("The reader {} waits, because it cannot read on", endpoint.name(), e);
                own.pause(pace.after(faults++));
            }
        }
    }

    private OptionalLong released() {
        lease.release();
        return OptionalLong.empty();
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
}
