package io.tillbridge.api.rest;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Resource;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.builder.RouteBuilder;

/**
 * One route per operation, {@code direct:<operationId>}. Faults go back to the dispatcher as they are: no retry and no
 * keeping, since the client is there to be told.
 */
public final class ApiRoutes extends RouteBuilder {
    private final Map<String, Handler> operations = new TreeMap<>();

    public ApiRoutes(Resource... resources) {
        for (Resource resource : resources) {
            operations.putAll(resource.operations());
        }
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(ClosedHttpEngine.NAME, new ClosedHttpEngine());
        errorHandler(noErrorHandler());
        operations.forEach((id, handler) -> from("direct:" + id)
                .routeId(id)
                .routeGroup("api")
                .process(exchange -> exchange.getMessage()
                        .setBody(handler.handle(exchange.getMessage().getBody(ApiRequest.class)))));
    }
}
