package io.tillbridge.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.jayway.jsonpath.InvalidJsonException;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.xml.sax.SAXException;

/**
 * Makes failures of bad data of what parsers say about a text that is malformed, or nested deeper than they read: another
 * try would end the same way. For steps below custom/, as {@link OutsideFaults}.
 */
final class UnreadableMessages implements InterceptStrategy {
    private static final int LONGEST = 200;

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return OutsideFaults.appliesTo(definition) ? new Reading(target) : target;
    }

    /** @return null when it is no fault of a text */
    private static BadDataFailure failure(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 20; depth++, at = at.getCause()) {
            if (at instanceof Failure) {
                return null;
            }
            if (at instanceof StackOverflowError) {
                return failure("it is nested too deeply", thrown);
            }
            if (at instanceof JsonProcessingException json) {
                return failure(said(json.getOriginalMessage()), thrown);
            }
            if (at instanceof InvalidJsonException || at instanceof SAXException || at instanceof XMLStreamException) {
                return failure(said(at.getMessage()), thrown);
            }
        }
        return null;
    }

    /** Without a cause: Camel would handle the innermost one. */
    private static BadDataFailure failure(String why, Throwable thrown) {
        BadDataFailure failure = new BadDataFailure(
                "The text of the message cannot be read: " + why + ". Correct it in the other system.");
        if (!(thrown instanceof StackOverflowError)) {
            failure.addSuppressed(thrown);
        }
        return failure;
    }

    private static String said(String message) {
        String line =
                message == null ? "" : message.lines().findFirst().orElse("").strip();
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return shown.isEmpty() ? "it is malformed" : shown.replaceFirst("\\.$", "");
    }

    private static final class Reading extends DelegateAsyncProcessor {
        Reading(Processor step) {
            super(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            AtomicBoolean done = new AtomicBoolean();
            try {
                return super.process(exchange, sync -> {
                    done.set(true);
                    tell(exchange);
                    callback.done(sync);
                });
            } catch (StackOverflowError deep) {
                if (done.get()) {
                    throw deep;
                }
                // Steps catch exceptions only: the message would never end.
                exchange.setException(failure(deep));
                callback.done(true);
                return true;
            }
        }

        private static void tell(Exchange exchange) {
            Throwable thrown = exchange.getException();
            if (thrown != null && !Boolean.TRUE.equals(exchange.getProperty(Exchange.TRY_ROUTE_BLOCK, Boolean.class))) {
                BadDataFailure failure = failure(thrown);
                if (failure != null) {
                    exchange.setException(failure);
                }
            }
        }
    }
}
