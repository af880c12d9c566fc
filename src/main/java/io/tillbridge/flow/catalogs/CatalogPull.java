package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.Delivery;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.SftpCatalogSettings;
import io.tillbridge.remotefiles.FetchOutcome;
import io.tillbridge.remotefiles.FetchOutcome.NotTaken;
import io.tillbridge.remotefiles.FileSelection;
import io.tillbridge.remotefiles.RemoteFile;
import io.tillbridge.remotefiles.RemoteListing;
import io.tillbridge.remotefiles.SanitizedText;
import io.tillbridge.remotefiles.SkippedFile;
import io.tillbridge.remotefiles.VendorAccount;
import io.tillbridge.remotefiles.VendorServer;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;

/** The bean of {@code routes/catalog}: lists a vendor's files and fetches each into the spool. */
public final class CatalogPull {
    private static final String TRIAL = "trial";
    private static final int NAMED = 50;

    private final VendorServer server;
    private final Connections connections;
    private final Deliveries deliveries;
    private final long maxFileSize;

    /** @param maxFileSize in bytes; a larger file is refused before it is read */
    public CatalogPull(VendorServer server, Connections connections, Deliveries deliveries, long maxFileSize) {
        this.server = server;
        this.connections = connections;
        this.deliveries = deliveries;
        this.maxFileSize = maxFileSize;
    }

    /**
     * Lists the files and opens a delivery for them. What is passed over is told in the
     * run's events. The delivery of a dry run is discarded at its end.
     *
     * @throws Failure passing when the server is away, refused when key, sign-in or path are not accepted
     * @throws IOException when what an earlier dry run left cannot be removed
     */
    public CatalogPullRun list(RunLog run) throws IOException {
        if (run.cancelled()) {
            return CatalogPullRun.nothing(run);
        }
        long id = run.connectionId();
        SftpCatalogSettings settings = SftpCatalogSettings.of(connections.get(id));
        VendorAccount account = VendorAccount.of(settings, connections.credentials(id));
        run.progress(Map.of("step", "list"));
        RemoteListing listing;
        try {
            listing = server.list(account, FileSelection.of(settings));
        } catch (Failure e) {
            if (run.cancelled()) {
                return CatalogPullRun.nothing(run);
            }
            throw e;
        }
        notePassedOver(listing, run);
        run.count("filesListed", listing.files().size());
        if (run.dryRun()) {
            listing.files().forEach(file -> run.info("Would take " + told(file) + "."));
        }
        abandonEarlier(id);
        if (listing.files().isEmpty()) {
            run.info("There is no catalog file below " + SanitizedText.text(settings.path()) + "; nothing is changed.");
            return CatalogPullRun.nothing(run);
        }
        long delivery =
                deliveries.open(id, run.dryRun() ? TRIAL : Delivery.PULL, run.id(), settings.catalog(), run.forced());
        int sessions = settings.parallelSessions();
        return CatalogPullRun.of(run, delivery, listing, sessions, server.reader(account, sessions, run));
    }

    /** A folder of old copies must not fill the run's events. */
    private static void notePassedOver(RemoteListing listing, RunLog run) {
        List<SkippedFile> skipped = listing.skipped();
        if (skipped.isEmpty()) {
            return;
        }
        run.count("filesPassedOver", skipped.size());
        List<SkippedFile> missed = skipped.stream().filter(SkippedFile::missed).toList();
        List<SkippedFile> others =
                skipped.stream().filter(file -> !file.missed()).toList();
        missed.stream()
                .limit(NAMED)
                .forEach(file ->
                        run.warn("Passed over " + SanitizedText.text(file.path()) + ": " + file.reason() + "."));
        others.stream()
                .limit(NAMED)
                .forEach(file ->
                        run.info("Passed over " + SanitizedText.text(file.path()) + ": " + file.reason() + "."));
        int rest = Math.max(0, missed.size() - NAMED) + Math.max(0, others.size() - NAMED);
        if (rest > 0) {
            run.info("Passed over " + rest + " more.");
        }
        if (!missed.isEmpty()) {
            run.warn("This pull is not whole, for "
                    + Quantity.of(missed.size(), "file or folder", "files or folders")
                    + " could not be read: no product is taken for missing.");
        }
    }

    /**
     * Fetches one file into the spool, and tells the run how far it is. A file that cannot be had now is recorded as a
     * failed upload, and the pull goes on without it; so is every file after the server was lost. Safe to repeat after a
     * failure: nothing of a file that did not come whole is kept.
     *
     * @return the upload; null when the run was asked to stop
     * @throws Failure as {@link #list}
     * @throws IOException when the spool cannot keep the bytes
     */
    public Upload fetch(CatalogPullRun pull, RemoteFile file) throws IOException {
        RunLog run = pull.run();
        // Sessions have threads of their own, which know nothing of the run yet.
        MDC.put("run", Long.toString(run.id()));
        MDC.put("connection", Long.toString(run.connectionId()));
        if (run.cancelled()) {
            pull.lacksOne();
            return null;
        }
        long delivery = pull.getDeliveryId();
        if (pull.server().lost()) {
            pull.lacksOne();
            pull.server().pass(file);
            return deliveries.failed(delivery, file.path(), "Not tried, for the server was lost at a file before.");
        }
        TransferProgress transfer = new TransferProgress(run, file);
        if (file.size() > maxFileSize) {
            pull.lacksOne();
            run.problem("Refused " + told(file) + ": a catalog file may have " + maxFileSize + " bytes.");
            return deliveries.tooLarge(delivery, file.path(), file.size(), maxFileSize);
        }
        FetchOutcome<Upload> outcome;
        try {
            outcome = pull.reader()
                    .fetch(
                            file,
                            pull.seen(),
                            bytes -> deliveries.receive(
                                    delivery,
                                    file.path(),
                                    Instant.ofEpochMilli(file.modifiedMillis()),
                                    maxFileSize,
                                    transfer.of(bytes)));
        } catch (TransferProgress.Stopped stopped) {
            pull.lacksOne();
            return null;
        } catch (Failure e) {
            if (run.cancelled()) {
                pull.lacksOne();
                return null;
            }
            pull.server().failed(file, e);
            throw e;
        }
        pull.server().answered(file);
        if (outcome instanceof NotTaken<Upload> not) {
            pull.lacksOne();
            run.warn(not.reason());
            return deliveries.failed(delivery, file.path(), not.reason());
        }
        run.count("filesFetched", 1);
        run.count("bytesFetched", file.size());
        return ((FetchOutcome.Taken<Upload>) outcome).value();
    }

    /**
     * Records a file that could not be had after all tries: the run fails for it, the other files are loaded. When it
     * failed for the server and not for itself, those after it are not tried.
     */
    public void missed(CatalogPullRun pull, RemoteFile file, String why) throws IOException {
        pull.lacksOne();
        pull.server().missed(file);
        pull.run().problem(SanitizedText.text(file.path()) + " could not be fetched: " + why);
        deliveries.failed(pull.getDeliveryId(), file.path(), why);
    }

    /** All bytes that can be had are kept: the delivery can be loaded, unless the run was asked to stop. */
    public void received(CatalogPullRun pull) throws IOException {
        pull.fetched();
        String untried = pull.server().told();
        if (!untried.isEmpty()) {
            pull.run().problem(untried);
        }
        if (pull.getDeliveryId() == 0 || pull.run().dryRun()) {
            return;
        }
        if (pull.run().cancelled()) {
            deliveries.abandon(pull.getDeliveryId(), "Cancelled before it was loaded; run the pull again to load it.");
            pull.run().info("Nothing of this pull is loaded, for it was cancelled; run it again to load the files.");
        } else {
            deliveries.received(pull.getDeliveryId(), pull.isComplete());
        }
    }

    /** A pull holds its connection's lock, so one that is still open here did not come to its end. */
    private void abandonEarlier(long connectionId) throws IOException {
        for (Delivery left : deliveries.receiving()) {
            if (left.connectionId() == connectionId && left.source().equals(TRIAL)) {
                deliveries.discard(left.id());
            } else if (left.connectionId() == connectionId && left.source().equals(Delivery.PULL)) {
                deliveries.abandon(left.id(), "The pull ended before all files were fetched; the next one took them.");
            }
        }
    }

    private static String told(RemoteFile file) {
        return SanitizedText.text(file.path()) + " (" + Quantity.of(file.size(), "byte") + ")";
    }
}
