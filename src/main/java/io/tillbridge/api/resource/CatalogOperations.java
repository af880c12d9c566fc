package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IncomingFile;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.Delivery;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.connection.CatalogFileSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Runs;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A catalog file sent by hand: kept while it comes, then loaded, or only checked, by a run of its own. */
public final class CatalogOperations {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogOperations.class);
    private static final int LONGEST_NAME = 1024;

    private final Connections connections;
    private final Deliveries deliveries;
    private final Runs runs;
    private final long maxFile;

    CatalogOperations(Connections connections, Deliveries deliveries, Runs runs, long maxFile) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.runs = runs;
        this.maxFile = maxFile;
    }

    public ApiResponse upload(ApiRequest request) throws IOException {
        return upload(request, connections.get(request.id()), "manual", false);
    }

    /**
     * Takes a file in for a connection.
     *
     * @param source of the delivery, unless the file is only checked
     * @param whole whether it holds the whole catalog
     */
    ApiResponse upload(ApiRequest request, Connection connection, String source, boolean whole) throws IOException {
        String filename = filename(request.file());
        long delivery = deliveries.open(
                connection.id(),
                request.flag("check") ? Delivery.CHECK : source,
                null,
                CatalogFileSettings.of(connection).catalog(),
                request.flag("force"));
        Upload upload;
        try {
            upload = deliveries.receive(
                    delivery, filename, maxFile, request.file().bytes());
        } catch (IOException | RuntimeException e) {
            deliveries.abandon(delivery, "The file did not arrive whole");
            throw e;
        }
        deliveries.received(delivery, whole);
        load(connection);
        return ApiResponse.accepted(UploadView.of(upload), "/uploads/" + upload.id());
    }

    /** A load that is queued or running already takes this delivery up, too: it asks for all that wait. */
    private void load(Connection connection) {
        try {
            runs.request(Jobs.CATALOG_LOAD, connection.id(), "upload", false, false);
        } catch (AlreadyRunning e) {
            LOG.debug("{}", e.getMessage());
        }
    }

    private static String filename(IncomingFile file) {
        if (file.filename() == null || file.filename().isBlank()) {
            throw Problem.unreadable(List.of(RequestFault.inParameter(
                            "filename", "required", "filename is missing: send it with the bytes of a file")))
                    .refusal();
        }
        if (file.filename().length() > LONGEST_NAME) {
            throw Problem.faulty(List.of(RequestFault.inBody(
                            "/file", "too-long", "The file's name has more than " + LONGEST_NAME + " characters")))
                    .refusal();
        }
        return file.filename();
    }
}
