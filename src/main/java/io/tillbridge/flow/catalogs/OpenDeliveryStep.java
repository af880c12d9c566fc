package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.Delivery;
import io.tillbridge.connection.CatalogFileSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.remotefiles.RemoteFile;
import io.tillbridge.remotefiles.RemoteListing;
import io.tillbridge.remotefiles.SanitizedText;
import io.tillbridge.remotefiles.SkippedFile;
import io.tillbridge.remotefiles.VendorReader;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.Quantity;
import io.tillbridge.wording.StepContract;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The step {@code catalogOpen}: opens a delivery for the files that were listed, and says what is passed over.
 *
 * <p>Before: the body is a {@link RemoteListing}, the variable {@code run} the run. After: the variable {@code pull} is
 * the {@link CatalogPullRun}, the body its sessions (lists of files, to be fetched side by side), and the variable
 * {@code found} is {@code files}, {@code nothing} or {@code cancelled}. What an earlier pull of the connection left
 * unfinished is given up. Throws {@link IOException} when what an earlier dry run left cannot be removed.
 */
@StepContract(
        name = "catalogOpen",
        does = "Opens a delivery for the listed files, and notes which are skipped",
        needs = "body: what `remote-list` found; variable `run`",
        leaves = "body: the files by session; variable `pull`; variable `found`: `files`, `nothing` or `cancelled`")
public final class OpenDeliveryStep implements Processor {
    private static final int NAMED = 50;

    private final Connections connections;
    private final Deliveries deliveries;

    public OpenDeliveryStep(Connections connections, Deliveries deliveries) {
        this.connections = connections;
        this.deliveries = deliveries;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        RunLog run = exchange.getVariable("run", RunLog.class);
        CatalogPullRun pull = CatalogPullRun.nothing(run);
        VendorReader reader = exchange.getVariable(RemoteListStep.READER, VendorReader.class);
        if (reader != null) {
            closeAtTheEnd(exchange, reader);
        }
        if (!run.cancelled()) {
            pull = open(exchange.getMessage().getBody(RemoteListing.class), reader, run);
        }
        exchange.setVariable(CatalogPullRun.VARIABLE, pull);
        exchange.setVariable(
                "found", run.cancelled() ? "cancelled" : pull.getFiles().isEmpty() ? "nothing" : "files");
        exchange.getMessage().setBody(pull.getSessions());
    }

    /** Registered here and not by the kamelet that made it: what a kamelet registers is done when the kamelet ends. */
    private static void closeAtTheEnd(Exchange exchange, VendorReader reader) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                reader.close();
            }
        });
    }

    private CatalogPullRun open(RemoteListing listing, VendorReader reader, RunLog run) throws IOException {
        long id = run.connectionId();
        Connection connection = connections.get(id);
        CatalogFileSettings settings = CatalogFileSettings.of(connection);
        notePassedOver(listing, run);
        run.count("filesListed", listing.files().size());
        if (run.dryRun()) {
            listing.files().forEach(file -> run.info("Would take " + text(file) + "."));
        }
        abandonEarlier(id);
        if (listing.files().isEmpty()) {
            if (listing.notes().isEmpty()) {
                Object path = connection.settings().getOrDefault("path", "the addresses of the connection");
                run.info("There is no catalog file below " + SanitizedText.text(path.toString())
                        + "; nothing is changed.");
            }
            return CatalogPullRun.nothing(run);
        }
        long delivery = deliveries.open(
                id, run.dryRun() ? Delivery.TRIAL : Delivery.PULL, run.id(), settings.catalog(), run.forced());
        return CatalogPullRun.of(run, delivery, listing, settings.parallelSessions(), reader);
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

    /** A pull holds its connection's lock, so one that is still open here did not come to its end. */
    private void abandonEarlier(long connectionId) throws IOException {
        for (Delivery left : deliveries.receiving()) {
            if (left.connectionId() == connectionId && left.source().equals(Delivery.TRIAL)) {
                deliveries.discard(left.id());
            } else if (left.connectionId() == connectionId && left.source().equals(Delivery.PULL)) {
                deliveries.abandon(left.id(), "The pull ended before all files were fetched; the next one took them.");
            }
        }
    }

    static String text(RemoteFile file) {
        return SanitizedText.text(file.path()) + " ("
                + (file.sizeKnown() ? Quantity.of(file.size(), "byte") : "size not known") + ")";
    }
}
