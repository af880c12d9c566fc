package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Cursor;
import io.tillbridge.api.contract.Page;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.Severity;
import io.tillbridge.catalog.load.FindingPages;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.catalog.load.UploadStore;
import io.tillbridge.storage.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Catalog files that came in: what became of them, their bytes, and what was found. */
public final class UploadOperations {
    private static final PageRequest<Upload> LIST = PageRequest.<Upload>of(Upload::id)
            .by("createdAt", Upload::receivedAt)
            .by("updatedAt", upload -> upload.finishedAt() == null ? upload.receivedAt() : upload.finishedAt());

    private static final String CSV = "text/csv; charset=utf-8";

    private final UploadStore uploads;
    private final FindingPages findings;
    private final Spool spool;

    UploadOperations(UploadStore uploads, FindingPages findings, Spool spool) {
        this.uploads = uploads;
        this.findings = findings;
        this.spool = spool;
    }

    public ApiResponse get(ApiRequest request) {
        return ApiResponse.ok(UploadView.of(upload(request)));
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
                request.flag("unresolved"));
        List<Upload> found = uploads.list(filter, LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, UploadView::of));
    }

    public ApiResponse file(ApiRequest request) {
        Upload upload = withFiles(request);
        Path file = spool.file(upload.id(), "file");
        if (!Files.isRegularFile(file)) {
            throw Problem.notFound("The bytes of upload " + upload.id() + " are not kept")
                    .refusal();
        }
        return new ApiResponse.Download(file, "application/octet-stream", name(upload));
    }

    private ApiResponse report(ApiRequest request, String kept, String word) {
        Upload upload = withFiles(request);
        Path file = spool.file(upload.id(), kept);
        if (!Files.isRegularFile(file)) {
            throw notYet(upload).refusal();
        }
        return new ApiResponse.Download(file, CSV, name(upload) + "." + word + ".csv");
    }

    public ApiResponse findings(ApiRequest request) throws IOException {
        Upload upload = withFiles(request);
        FindingPages.Page page;
        try {
            page = findings.page(
                            upload.id(),
                            request.afterNumber().orElse(0L),
                            request.limit(),
                            request.query("code").map(UploadOperations::code).orElse(null),
                            request.query("severity")
                                    .map(text -> Severity.valueOf(text.toUpperCase(Locale.ROOT)))
                                    .orElse(null))
                    .orElseThrow(() -> notYet(upload).refusal());
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.refusal();
        }
        String next = page.next() == null
                ? null
                : Cursor.of(request.operation().id(), page.next().toString());
        return ApiResponse.ok(
                new Page<>(page.findings().stream().map(FindingView::of).toList(), next));
    }

    private static FindingCode code(String text) {
        return Arrays.stream(FindingCode.values())
                .filter(code -> code.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.unreadable(List.of(RequestFault.inParameter(
                                "code",
                                "not-allowed",
                                "code is " + QuotedText.of(text) + ", which is no finding code")))
                        .refusal());
    }

    private static Problem notYet(Upload upload) {
        return Problem.conflict(
                ProblemType.NOT_CHECKED_YET,
                "Upload " + upload.id() + " is " + upload.state().text()
                        + ": its findings are there when it has been checked");
    }

    /** The vendor's name for the file without any folder: it is shown to a browser, which saves under it. */
    private static String name(Upload upload) {
        String name = upload.filename();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.isBlank() ? "upload-" + upload.id() : last;
    }

    /** An upload whose files are asked for. */
    private Upload withFiles(ApiRequest request) {
        Upload upload = upload(request);
        if (upload.filesRemovedAt() != null) {
            throw Problem.notFound("The files of upload " + upload.id() + " were removed at " + upload.filesRemovedAt()
                            + ": they had been kept as long as retention.upload-files says")
                    .refusal();
        }
        return upload;
    }

    private Upload upload(ApiRequest request) {
        return uploads.find(request.id()).orElseThrow(() -> Problem.notFound("There is no upload " + request.id())
                .refusal());
    }

    private record FindingView(
            long line,
            String vendorSku,
            String column,
            String value,
            String severity,
            String code,
            String message,
            String hint,
            Long record) {
        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.line(),
                    finding.vendorSku(),
                    finding.column(),
                    finding.value(),
                    finding.severity().text(),
                    finding.code().name(),
                    finding.message(),
                    finding.hint(),
                    finding.record() == 0 ? null : finding.record());
        }
    }
}
