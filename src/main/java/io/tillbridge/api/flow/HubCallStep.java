package io.tillbridge.api.flow;

import io.tillbridge.api.http.InProcessResponse;
import io.tillbridge.document.ArgumentPairs;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.wording.StepContract;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Language;

/** The step of the kamelet {@code hub-call}, which says by exchange properties what is called. */
@StepContract(
        name = "hubCall",
        does = "Calls an operation of the API; use it by the kamelet `hub-call`",
        needs = "the exchange properties that the kamelet `hub-call` sets; body: what the operation takes as its body",
        leaves = "body: the answer; variables `hubStatus`, `hubETag`, `hubLocation`, `hubFilename`")
public final class HubCallStep implements Processor {
    static final String STATUS = "hubStatus";
    static final String ETAG = "hubETag";
    static final String LOCATION = "hubLocation";
    static final String FILENAME = "hubFilename";
    /** The value of {@link #STATUS} when a dry run has left out a change. */
    static final String DRY_RUN = "dry-run";

    private static final String OPERATION = "hubOperation";
    private static final String ARGUMENTS = "hubArguments";
    private static final String IF_MATCH = "hubIfMatch";
    private static final String IDEMPOTENCY_KEY = "hubIdempotencyKey";

    private final FlowCaller caller;

    public HubCallStep(FlowCaller caller) {
        this.caller = caller;
    }

    @Override
    public void process(Exchange exchange) {
        String operation = taken(exchange, OPERATION);
        String template = taken(exchange, ARGUMENTS);
        String ifMatch = filled(exchange, taken(exchange, IF_MATCH));
        String key = filled(exchange, taken(exchange, IDEMPOTENCY_KEY));
        Map<String, String> headers = new HashMap<>();
        if (!ifMatch.isBlank()) {
            headers.put("If-Match", tag(ifMatch.strip()));
        }
        if (!key.isBlank()) {
            headers.put("Idempotency-Key", key.strip());
        }
        Map<String, String> arguments = arguments(exchange, operation, template);
        Object body = exchange.getMessage().getBody();
        Optional<InProcessResponse> response = caller.call(exchange, operation, arguments, headers, body);
        if (response.isEmpty()) {
            leave(exchange, DRY_RUN, Map.of(), null);
            return;
        }
        exchange.getMessage().setBody(response.get().body());
        leave(
                exchange,
                response.get().status(),
                response.get().headers(),
                response.get().filename());
    }

    private static Map<String, String> arguments(Exchange exchange, String operation, String template) {
        Language simple = exchange.getContext().resolveLanguage("simple");
        try {
            return ArgumentPairs.of(
                    template, text -> simple.createExpression(text).evaluate(exchange, Object.class));
        } catch (IllegalArgumentException e) {
            throw new BadDataFailure(
                    operation + ": " + e.getMessage() + ". Correct the property arguments of hub-call.");
        }
    }

    private static void leave(Exchange exchange, Object status, Map<String, String> headers, String filename) {
        exchange.setVariable(STATUS, status);
        set(exchange, ETAG, headers.get("ETag"));
        set(exchange, LOCATION, headers.get("Location"));
        set(exchange, FILENAME, filename);
    }

    private static void set(Exchange exchange, String variable, String value) {
        if (value == null) {
            exchange.removeVariable(variable);
        } else {
            exchange.setVariable(variable, value);
        }
    }

    /** A version alone is meant as the entity tag of that version. */
    private static String tag(String given) {
        return given.startsWith("\"") || given.startsWith("W/") || given.equals("*") ? given : "\"" + given + "\"";
    }

    private static String filled(Exchange exchange, String text) {
        if (!text.contains("${") && !text.contains("$simple{")) {
            return text;
        }
        Language simple = exchange.getContext().resolveLanguage("simple");
        String filled = simple.createExpression(text).evaluate(exchange, String.class);
        return filled == null ? "" : filled;
    }

    private static String taken(Exchange exchange, String property) {
        Object value = exchange.removeProperty(property);
        return value == null ? "" : value.toString();
    }
}
