package io.tillbridge.api.rest;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Operation;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;

/** The beginning of an operation's route. It stands in the map of those that take requests while it is started. */
final class OperationConsumer extends DefaultConsumer implements Suspendable {
    private final Operation operation;
    private final Map<String, OperationConsumer> started;

    OperationConsumer(
            OperationEndpoint endpoint,
            Processor processor,
            Operation operation,
            Map<String, OperationConsumer> started) {
        super(endpoint, processor);
        this.operation = operation;
        this.started = started;
    }

    /** Runs the route with a message whose body is the request, and which has no headers: no request can steer Camel. */
    ApiResponse call(ApiRequest request) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(request);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            if (exchange.getMessage().getBody() instanceof ApiResponse response) {
                return response;
            }
            throw new IllegalStateException("The route " + operation.id() + " ended without an ApiResponse");
        } finally {
            releaseExchange(exchange, false);
        }
    }

    @Override
    protected void doStart() throws Exception {
        if (!operation.id().equals(getRouteId())) {
            // A route that is added later, for a verb that has one.
            throw new IllegalStateException(
                    "Expected the route " + operation.id() + " for its operation, found " + getRouteId());
        }
        super.doStart();
        started.put(operation.id(), this);
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        started.put(operation.id(), this);
    }

    @Override
    protected void doSuspend() throws Exception {
        started.remove(operation.id(), this);
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        started.remove(operation.id(), this);
        super.doStop();
    }
}
