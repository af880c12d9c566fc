package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.catalog.load.UploadStore;
import io.tillbridge.storage.Spool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Catalog files that came in: what became of them, their bytes, and what was found. */
public final class UploadOperations {
    private static final PageRequest<Upload> LIST = PageRequest.<Upload>of(Upload::id)
            .by("createdAt", Upload::receivedAt)
            .by("updatedAt", upload -> upload.finishedAt() == null ? upload.receivedAt() : upload.finishedAt());

    private static final String CSV = "text/csv; charset=utf-8";

    private final UploadStore uploads;
    private final StoredUploads stored;
    private final Spool spool;

    UploadOperations(UploadStore uploads, Spool spool) {
        this.uploads = uploads;
        this.stored = new StoredUploads(uploads);
        this.spool = spool;
    }

    public ApiResponse get(ApiRequest request) {
        return ApiResponse.ok(UploadView.of(stored.get(request)));
    }

    public ApiResponse errorFile(ApiRequest request) {
        return report(request, "error-file.csv", "errors");
    }

    public ApiResponse rejectedRows(ApiRequest request) {
        return report(request, "rejected-rows.csv", "rejected");
    }

    public ApiResponse list(ApiRequest request) {
        Upload.Filter filter = new Upload.Filter(
                request.queryId("connection").orElse(null),
                null,
                request.query("state").map(UploadState::of).orElse(null),
                request.flag("unresolved"),
                request.query("q").orElse(null));
        List<Upload> found = uploads.list(filter, LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, UploadView::of));
    }

    public ApiResponse file(ApiRequest request) {
        Upload upload = stored.withFiles(request);
        Path file = spool.file(upload.id(), "file");
        if (!Files.isRegularFile(file)) {
            throw Problem.notFound("The bytes of upload " + upload.id() + " are not kept")
                    .refusal();
        }
        return new ApiResponse.Download(file, "application/octet-stream", name(upload));
    }

    private ApiResponse report(ApiRequest request, String kept, String word) {
        Upload upload = stored.withFiles(request);
        Path file = spool.file(upload.id(), kept);
        if (!Files.isRegularFile(file)) {
            throw StoredUploads.notYet(upload).refusal();
        }
        return new ApiResponse.Download(file, CSV, name(upload) + "." + word + ".csv");
    }

    /** The vendor's name for the file without any folder: it is shown to a browser, which saves under it. */
    private static String name(Upload upload) {
        String name = upload.filename();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.isBlank() ? "upload-" + upload.id() : last;
    }
}
