package io.tillbridge.flow.events;

import io.tillbridge.event.Event;
import io.tillbridge.run.EventOrigin;
import org.apache.camel.Exchange;
import org.apache.camel.component.kamelet.KameletConsumerNotAvailableException;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one event to the route of a consumer. */
final class EventHandover {
    private static final Logger LOG = LoggerFactory.getLogger(EventHandover.class);

    private final DefaultConsumer consumer;
    private final String reader;

    EventHandover(DefaultConsumer consumer, String reader) {
        this.consumer = consumer;
        this.reader = reader;
    }

    /** What became of it. */
    enum Outcome {
        DONE,
        FAILED,
        /** The route is being replaced: it did not get the event. */
        NO_ROUTE
    }

    /** @param replays the kept failure that is replayed, or null */
    Outcome hand(Event event, Long replays) {
        Exchange exchange = consumer.createExchange(false);
        try {
            exchange.setProperty(EventOrigin.PROPERTY, new EventOrigin(reader, event.number(), replays));
            exchange.getMessage().setBody(event.body());
            consumer.getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception fault = exchange.getException();
        boolean done = fault == null && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast();
        consumer.releaseExchange(exchange, false);
        if (done) {
            return Outcome.DONE;
        }
        if (fault instanceof KameletConsumerNotAvailableException) {
            return Outcome.NO_ROUTE;
        }
        LOG.warn(
                "Reader {}: {} is tried again, because its route failed: {}",
                reader,
                event,
                fault == null ? "rolled back" : fault.toString());
        return Outcome.FAILED;
    }
}
