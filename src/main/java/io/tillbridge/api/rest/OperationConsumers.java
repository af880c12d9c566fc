package io.tillbridge.api.rest;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;

/**
 * Serves the verbs of the REST DSL on the hub's own server: {@code restConfiguration().component("hub-api")}. The server
 * admits a request, and calls the consumer of its operation here.
 */
final class OperationConsumers implements RestConsumerFactory, Handler {
    static final String NAME = "hub";

    /** In the registry; {@code hub} there is the bean of routes. */
    static final String COMPONENT = "hub-api";

    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, OperationConsumer> started = new ConcurrentHashMap<>();

    OperationConsumers(Contract contract) {
        contract.operations().forEach(operation -> operations.put(RestContract.name(operation), operation));
    }

    @Override
    public Consumer createConsumer(
            CamelContext context,
            Processor processor,
            String verb,
            String basePath,
            String uriTemplate,
            String consumes,
            String produces,
            RestConfiguration configuration,
            Map<String, Object> parameters) {
        String name = RestContract.name(verb, basePath, uriTemplate);
        Operation operation = operations.get(name);
        if (operation == null) {
            throw new IllegalArgumentException(
                    "Expected an operation of openapi.yaml, found " + name + ": add it there first");
        }
        OperationEndpoint endpoint = new OperationEndpoint(context, operation, started);
        return endpoint.createConsumer(processor);
    }

    @Override
    public ApiResponse handle(ApiRequest request) throws Exception {
        OperationConsumer consumer = started.get(request.operation().id());
        if (consumer == null) {
            throw Problem.away("The operation " + request.operation().id() + " is stopped now: try again later")
                    .refusal();
        }
        return consumer.call(request);
    }
}
