package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.rest.ApiRoutes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestDefinition;

/** The verbs of the whole contract, with other processors behind them than the hub's. */
final class StandInRoutes extends RouteBuilder {
    private final Contract contract;
    private final Consumer<Exchange> watcher;
    private final Map<String, Handler> handlers = new HashMap<>();

    private StandInRoutes(Contract contract, Consumer<Exchange> watcher, Resource... resources) {
        this.contract = contract;
        this.watcher = watcher;
        for (Resource resource : resources) {
            handlers.putAll(resource.operations());
        }
    }

    static ApiRoutes of(Contract contract, Resource... resources) {
        return watched(contract, exchange -> {}, resources);
    }

    /** @param watcher sees each exchange at the beginning of its route */
    static ApiRoutes watched(Contract contract, Consumer<Exchange> watcher, Resource... resources) {
        return new ApiRoutes(contract, List.of(new StandInRoutes(contract, watcher, resources)));
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        for (Operation operation : contract.operations()) {
            String id = operation.id();
            verb(operation)
                    .routeId(id)
                    .security("permission", operation.asks().word())
                    .to("direct:" + id);
            from("direct:" + id).process(exchange -> {
                watcher.accept(exchange);
                exchange.getMessage()
                        .setBody(handlers.get(id).handle(exchange.getMessage().getBody(ApiRequest.class)));
            });
        }
    }

    private RestDefinition verb(Operation operation) {
        RestDefinition rest = rest(operation.pathOf(Map.of()));
        return switch (operation.method()) {
            case "GET" -> rest.get();
            case "POST" -> rest.post();
            case "PUT" -> rest.put();
            case "PATCH" -> rest.patch();
            default -> rest.delete();
        };
    }
}
