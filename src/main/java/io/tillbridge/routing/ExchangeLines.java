package io.tillbridge.routing;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each exchange that has ended: its route, where it began, how long it took, how it ended, and what kind of
 * body it left. A line shows no data of a message. It costs nothing while it is not added to a context.
 */
public final class ExchangeLines extends EventNotifierSupport {
    private static final Logger LOG = LoggerFactory.getLogger("tillbridge.route.exchanges");

    private final Consumer<String> lines;

    public ExchangeLines() {
        this(line -> LOG.info("{}", line));
    }

    ExchangeLines(Consumer<String> lines) {
        this.lines = lines;
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeCompletedEvent || event instanceof CamelEvent.ExchangeFailedEvent) {
            Exchange exchange = ((CamelEvent.ExchangeEvent) event).getExchange();
            if (exchange.getFromRouteId() != null) {
                lines.accept(line(exchange));
            }
        }
    }

    private static String line(Exchange exchange) {
        String from = exchange.getFromEndpoint() == null
                ? "?"
                : StubbedSteps.bare(exchange.getFromEndpoint().getEndpointUri()).replaceFirst("^//", "");
        return exchange.getFromRouteId() + " from " + from + ", "
                + exchange.getClock().elapsed() + " ms, " + outcome(exchange) + ", body "
                + body(exchange.getMessage().getBody());
    }

    /** The kind of a failure, without its message: that may name somebody. */
    private static String outcome(Exchange exchange) {
        if (exchange.getException() != null) {
            return "failed with " + exchange.getException().getClass().getSimpleName();
        }
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return caught == null ? "done" : "handled " + caught.getClass().getSimpleName();
    }

    private static String body(Object body) {
        if (body == null) {
            return "empty";
        }
        if (body instanceof Map<?, ?> map) {
            return "Map of " + map.size();
        }
        if (body instanceof Collection<?> all) {
            return "List of " + all.size();
        }
        if (body instanceof CharSequence text) {
            return "text of " + text.length();
        }
        return body instanceof byte[] bytes
                ? "bytes of " + bytes.length
                : body.getClass().getSimpleName();
    }
}
