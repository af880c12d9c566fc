package io.tillbridge.api.resource;

import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.load.Summary;
import io.tillbridge.catalog.load.Upload;
import java.time.Instant;
import java.util.Map;

/** An upload as the API shows it. */
record UploadView(
        String id,
        String connectionId,
        String source,
        String filename,
        long size,
        String sha256,
        String state,
        SummaryView summary,
        String error,
        Instant receivedAt,
        Instant finishedAt,
        Instant filesRemovedAt) {

    static UploadView of(Upload upload) {
        return new UploadView(
                Long.toString(upload.id()),
                Long.toString(upload.connectionId()),
                upload.source(),
                upload.filename(),
                upload.size(),
                upload.sha256(),
                upload.state().text(),
                upload.summary() == null ? null : SummaryView.of(upload.summary()),
                upload.error(),
                upload.receivedAt(),
                upload.finishedAt(),
                upload.filesRemovedAt());
    }

    record SummaryView(
            long rows, long created, long updated, long unchanged, long rejected, Map<FindingCode, Long> findings) {
        static SummaryView of(Summary summary) {
            return new SummaryView(
                    summary.rows(),
                    summary.created(),
                    summary.updated(),
                    summary.unchanged(),
                    summary.rejected(),
                    summary.findings());
        }
    }
}
