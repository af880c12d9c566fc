package io.tillbridge.app;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.catalog.file.DialectsInvalid;
import io.tillbridge.routing.RouteCheck;
import io.tillbridge.storage.SpoolFault;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * What a start can work out while the database comes up: the contract of the API, and what is wrong with the route files.
 * The route files are looked at again when they are loaded; only texts that did not change since are not checked twice.
 * In the sandbox the receivers run before that, since the addresses that routes send to are theirs.
 */
final class StartPreparation implements AutoCloseable {
    private final SandboxReceivers receivers;
    private final Configuration configuration;
    private final CompletableFuture<Contract> contract;
    private final CompletableFuture<RouteCheck> routes;

    private StartPreparation(
            SandboxReceivers receivers,
            Configuration configuration,
            CompletableFuture<Contract> contract,
            CompletableFuture<RouteCheck> routes) {
        this.receivers = receivers;
        this.configuration = configuration;
        this.contract = contract;
        this.routes = routes;
    }

    static StartPreparation begin(Configuration given) throws IOException {
        SandboxReceivers receivers = given.flag("sandbox.enabled") ? SandboxReceivers.start(given) : null;
        Configuration configuration = receivers == null ? given : receivers.pointAtThese(given);
        Executor beside = task -> {
            Thread thread = new Thread(task, "start-preparation");
            thread.setDaemon(true);
            thread.start();
        };
        CompletableFuture<Contract> contract = CompletableFuture.supplyAsync(Contract::read, beside);
        CompletableFuture<RouteCheck> routes = contract.thenApply(read -> check(configuration, read));
        return new StartPreparation(receivers, configuration, contract, routes);
    }

    private static RouteCheck check(Configuration configuration, Contract contract) {
        RouteCheck check = new RouteCheck(HubRoutes.surroundings(configuration, RouteBeans.TYPES, contract));
        check.check(configuration.folder("routes.dir"));
        return check;
    }

    /** Opens the database and what stands on it. */
    HubCore open() throws IOException, SpoolFault, DialectsInvalid {
        boolean done = false;
        try {
            HubCore core = HubCore.open(configuration);
            done = true;
            return core;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /** Of the sandbox. */
    SandboxReceivers receivers() {
        return receivers;
    }

    Contract contract() {
        return result(contract);
    }

    /** Knows what is wrong with the files as they stood. */
    RouteCheck routes() {
        return result(routes);
    }

    @Override
    public void close() throws IOException {
        if (receivers != null) {
            receivers.close();
        }
    }

    private static <T> T result(CompletableFuture<T> prepared) {
        try {
            return prepared.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }
}
