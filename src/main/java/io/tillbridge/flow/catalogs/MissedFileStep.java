package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.remotefiles.RemoteFile;
import io.tillbridge.remotefiles.SanitizedText;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code catalogMissed}: records a file that was not fetched as an upload of its delivery, which is not complete
 * then. The other files go on.
 *
 * <p>Before: the body is the {@link RemoteFile}, the variable {@code pull} its {@link CatalogPullRun}; either the variables
 * {@code fetched} and {@code reason} say why, as {@link RemoteFetchStep} sets them, or the message has failed, and its
 * exception does. After: the body is the same. A file that failed after all tries, and one that is too large, is a problem
 * of the run; one that changed is a warning; one that was not tried is named when the delivery is closed. Throws
 * {@link IOException} when the hub cannot keep the record.
 */
@StepContract(
        name = "catalogMissed",
        does = "Records a file that was not fetched, so that its delivery is incomplete",
        needs = "body: one file, after `remote-fetch`; variable `pull`",
        leaves = "body as before")
public final class MissedFileStep implements Processor {
    private final Deliveries deliveries;
    private final long maxFileSize;

    /** @param maxFileSize in bytes, as the step before it has it */
    public MissedFileStep(Deliveries deliveries, long maxFileSize) {
        this.deliveries = deliveries;
        this.maxFileSize = maxFileSize;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        CatalogPullRun pull = exchange.getVariable(CatalogPullRun.VARIABLE, CatalogPullRun.class);
        RemoteFile file = exchange.getMessage().getBody(RemoteFile.class);
        RunLog run = pull.run();
        long delivery = pull.getDeliveryId();
        if (!RemoteFetchStep.KEPT.equals(exchange.getVariable(RemoteFetchStep.FETCHED))) {
            pull.lacksOne();
        }
        String reason = exchange.getVariable(RemoteFetchStep.REASON, String.class);
        switch (exchange.getVariable(RemoteFetchStep.FETCHED, RemoteFetchStep.FAILED, String.class)) {
            case RemoteFetchStep.SERVER_LOST -> {
                pull.server().pass(file);
                deliveries.failed(delivery, file.path(), reason);
            }
            case RemoteFetchStep.TOO_LARGE -> {
                run.problem("Refused " + OpenDeliveryStep.text(file) + ": " + reason);
                deliveries.tooLarge(delivery, file.path(), file.size(), maxFileSize);
            }
            case RemoteFetchStep.CHANGED -> {
                run.warn(reason);
                deliveries.failed(delivery, file.path(), reason);
            }
            case RemoteFetchStep.KEPT, RemoteFetchStep.CANCELLED -> {
                // There is nothing to record.
            }
            default -> failed(pull, file, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        }
    }

    /** When it failed for the server and not for itself, those after it are not tried. */
    private void failed(CatalogPullRun pull, RemoteFile file, Throwable fault) throws IOException {
        String why = fault == null ? "the step before says nothing." : String.valueOf(fault.getMessage());
        pull.server().missed(file);
        pull.run().problem(SanitizedText.text(file.path()) + " could not be fetched: " + why);
        deliveries.failed(pull.getDeliveryId(), file.path(), why);
    }
}
