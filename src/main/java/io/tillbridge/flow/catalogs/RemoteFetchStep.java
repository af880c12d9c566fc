package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.connection.Connections;
import io.tillbridge.remotefiles.FetchOutcome;
import io.tillbridge.remotefiles.FetchOutcome.NotTaken;
import io.tillbridge.remotefiles.FetchOutcome.Taken;
import io.tillbridge.remotefiles.KnownVersions;
import io.tillbridge.remotefiles.RemoteFile;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.util.TimeUtils;
import org.slf4j.MDC;

/**
 * The step of {@code remote-fetch.kamelet.yaml}: streams one listed file into the delivery that is open for it.
 *
 * <p>Before: the body is a {@link RemoteFile}, the variable {@code pull} the {@link CatalogPullRun} it belongs to, the
 * exchange property {@code remoteStableWait} a time in milliseconds or as {@code 2s}. After: the body is the same and the
 * variable {@code fetched} says how it went: {@code kept}; {@code changed} (it grew, went or may not be read),
 * {@code too-large} or {@code server-lost}, each with a sentence in the variable {@code reason}; or {@code cancelled}.
 * When the step fails it is {@code failed}. Only a file that is kept has an upload. Safe to repeat: nothing of a file that did not come whole is kept.
 *
 * <p>Throws {@link Failure} as {@link RemoteListStep}, and {@link IOException} when the hub cannot keep the bytes.
 */
@StepContract(
        name = "remoteFetch",
        does = "Streams one listed file into the delivery that is open for it; use it by the kamelet `remote-fetch`",
        needs = "body: one file of the list; variable `pull`",
        leaves =
                "body as before; variable `fetched`: `kept`, `changed`, `too-large`, `server-lost` or `cancelled`, with `reason`")
public final class RemoteFetchStep implements Processor {
    static final String FETCHED = "fetched";
    static final String REASON = "reason";
    static final String KEPT = "kept";
    static final String CHANGED = "changed";
    static final String TOO_LARGE = "too-large";
    static final String SERVER_LOST = "server-lost";
    static final String CANCELLED = "cancelled";
    /** Until another word is set; so it stands when the step ends by an exception. */
    static final String FAILED = "failed";

    private final Deliveries deliveries;
    private final Connections connections;
    private final RemoteVersionStore versions;
    private final long maxFileSize;

    /** @param maxFileSize in bytes; a larger file is not read */
    public RemoteFetchStep(
            Deliveries deliveries, Connections connections, RemoteVersionStore versions, long maxFileSize) {
        this.deliveries = deliveries;
        this.connections = connections;
        this.versions = versions;
        this.maxFileSize = maxFileSize;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        CatalogPullRun pull = exchange.getVariable(CatalogPullRun.VARIABLE, CatalogPullRun.class);
        RemoteFile file = exchange.getMessage().getBody(RemoteFile.class);
        RunLog run = pull.run();
        // Sessions have threads of their own, which know nothing of the run yet.
        MDC.put("run", Long.toString(run.id()));
        MDC.put("connection", Long.toString(run.connectionId()));
        exchange.setVariable(FETCHED, FAILED);
        exchange.setVariable(REASON, "");
        if (run.cancelled()) {
            exchange.setVariable(FETCHED, CANCELLED);
        } else if (pull.server().lost()) {
            exchange.setVariable(FETCHED, SERVER_LOST);
            exchange.setVariable(REASON, "Not tried, for the server was lost at a file before.");
        } else if (file.size() > maxFileSize) {
            exchange.setVariable(FETCHED, TOO_LARGE);
            exchange.setVariable(REASON, "a catalog file may have " + maxFileSize + " bytes.");
        } else {
            fetch(exchange, pull, file);
        }
        if (!KEPT.equals(exchange.getVariable(FETCHED))) {
            pull.lacksOne();
        }
    }

    private void fetch(Exchange exchange, CatalogPullRun pull, RemoteFile file) throws IOException {
        RunLog run = pull.run();
        TransferProgress transfer = new TransferProgress(run, file);
        FetchOutcome<Upload> outcome;
        try {
            outcome = pull.reader()
                    .fetch(
                            file,
                            pull.seen(),
                            stableWait(exchange),
                            bytes -> deliveries.receive(
                                    pull.getDeliveryId(),
                                    file.path(),
                                    file.modified(),
                                    maxFileSize,
                                    transfer.of(bytes)));
        } catch (TransferProgress.Stopped stopped) {
            exchange.setVariable(FETCHED, CANCELLED);
            return;
        } catch (Failure e) {
            if (run.cancelled()) {
                exchange.setVariable(FETCHED, CANCELLED);
                return;
            }
            pull.server().failed(file, e);
            throw e;
        }
        pull.server().answered(file);
        if (outcome instanceof NotTaken<Upload> not) {
            exchange.setVariable(FETCHED, CHANGED);
            exchange.setVariable(REASON, not.reason());
        } else if (outcome instanceof Taken<Upload> taken) {
            run.count("filesFetched", 1);
            run.count("bytesFetched", taken.value().size());
            noteVersion(pull, file);
            exchange.setVariable(FETCHED, KEPT);
        }
    }

    private void noteVersion(CatalogPullRun pull, RemoteFile file) {
        if (!pull.run().dryRun()) {
            KnownVersions.Version.of(file)
                    .ifPresent(version ->
                            versions.kept(connections.get(pull.run().connectionId()), pull.getDeliveryId(), version));
        }
    }

    private static Duration stableWait(Exchange exchange) {
        String text = exchange.getProperty("remoteStableWait", "", String.class).strip();
        try {
            return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "remote-fetch, stableWait: expected a time such as 2s, found '" + text + "'.", e);
        }
    }
}
