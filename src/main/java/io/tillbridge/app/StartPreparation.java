package io.tillbridge.app;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.routing.RouteCheck;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * What a start can work out while the database comes up: the contract of the API, and what is wrong with the route files.
 * The route files are looked at again when they are loaded; only texts that did not change since are not checked twice.
 */
final class StartPreparation {
    private final CompletableFuture<Contract> contract;
    private final CompletableFuture<RouteCheck> routes;

    private StartPreparation(CompletableFuture<Contract> contract, CompletableFuture<RouteCheck> routes) {
        this.contract = contract;
        this.routes = routes;
    }

    static StartPreparation begin(Configuration configuration) {
        Executor beside = task -> {
            Thread thread = new Thread(task, "start-preparation");
            thread.setDaemon(true);
            thread.start();
        };
        CompletableFuture<Contract> contract = CompletableFuture.supplyAsync(Contract::read, beside);
        CompletableFuture<RouteCheck> routes = contract.thenApply(read -> check(configuration, read));
        return new StartPreparation(contract, routes);
    }

    private static RouteCheck check(Configuration configuration, Contract contract) {
        RouteCheck check = new RouteCheck(HubRoutes.surroundings(configuration, RouteBeans.TYPES, contract));
        check.check(configuration.folder("routes.dir"));
        return check;
    }

    Contract contract() {
        return result(contract);
    }

    /** Knows what is wrong with the files as they stood. */
    RouteCheck routes() {
        return result(routes);
    }

    private static <T> T result(CompletableFuture<T> prepared) {
        try {
            return prepared.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }
}
