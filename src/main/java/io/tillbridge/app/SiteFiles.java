package io.tillbridge.app;

import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.AccessRequirement;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.flow.RunCounter;
import io.tillbridge.flow.RunProgress;
import io.tillbridge.node.Nodes;
import io.tillbridge.routing.CustomEndpoint;
import io.tillbridge.routing.CustomFiles;
import io.tillbridge.run.Running;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the files of {@code routes/custom/} put in force beside their routes: jobs, and endpoints of the API. */
final class SiteFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteFiles.class);
    private static final int BEAT_SECONDS = 20;

    private final Running running;
    private final Contract contract;
    private final Nodes nodes;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread beat = new Thread(task, "nodes");
        beat.setDaemon(true);
        return beat;
    });
    private volatile boolean started;

    SiteFiles(HubCore core, Running running, Contract contract) {
        this.running = running;
        this.contract = contract;
        this.nodes = new Nodes(core.database().jdbi(), NodeName.in(core), core.clock());
    }

    /** What routes may name of it. */
    Map<String, Object> beans() {
        return Map.of(
                "customJobs", running.customJobs(), "runCount", new RunCounter(), "runProgress", new RunProgress());
    }

    /** Puts these in force in place of those before. */
    void live(CustomFiles files) {
        running.customJobs().replace(files.jobs());
        contract.replaceCustom(files.endpoints().stream().map(this::operation).toList());
        nodes.runs(files.texts(), running.customJobs().names());
        if (started) {
            thread.execute(this::beat);
        }
    }

    private Operation operation(CustomEndpoint endpoint) {
        return contract.customOperation(
                endpoint.id(),
                endpoint.method(),
                new AccessRequirement.Right(endpoint.permission()),
                endpoint.path(),
                endpoint.parameters().stream()
                        .map(one -> contract.customParameter(
                                one.name(), one.place(), one.type(), one.required(), one.standard(), one.description()))
                        .toList(),
                new Operation.Custom(
                        endpoint.route(), endpoint.description(), endpoint.consumes(), endpoint.produces()));
    }

    /** The permissions of a site's own that its endpoints name. */
    static Set<Permission> permissions(Contract contract) {
        return contract.custom().stream()
                .map(operation -> ((AccessRequirement.Right) operation.asks()).permission())
                .filter(Permission::isCustom)
                .collect(Collectors.toSet());
    }

    /** Begins to tell the other nodes of this one. */
    void start() {
        started = true;
        var unused = thread.scheduleWithFixedDelay(this::beat, 0, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            nodes.beat();
            running.customJobs().endRemoved(nodes.jobsElsewhere());
        } catch (RuntimeException e) {
            LOG.warn("The other nodes cannot be compared with now: {}", e.toString());
        }
    }

    /** Which nodes run other route files; null when none does. */
    String fault() {
        return nodes.fault();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (started && thread.awaitTermination(BEAT_SECONDS, TimeUnit.SECONDS)) {
                nodes.leave();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
