package io.tillbridge.api.rest;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Handler;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/**
 * The verbs of a resource in the REST DSL, each with its operation id and its permission, and the processor behind each.
 * Faults go back to the server as they are, without retries: the client gets them as a problem.
 */
abstract class ResourceRoutes extends RouteBuilder {
    /** The requirement beside each verb; its scope is the {@code x-permission} of openapi.yaml. */
    static final String PERMISSION = RestContract.PERMISSION;

    @Override
    public final void configure() {
        errorHandler(noErrorHandler());
        define();
        getRouteCollection().getRoutes().forEach(route -> route.routeGroup("api"));
    }

    /** Adds the verbs, and for each a route that begins with {@code direct:<operationId>}. */
    abstract void define();

    static Processor operation(Handler handler) {
        return exchange -> exchange.getMessage()
                .setBody(handler.handle(exchange.getMessage().getBody(ApiRequest.class)));
    }
}
