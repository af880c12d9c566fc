package io.tillbridge.api.resource;

import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.load.ChangeKind;
import io.tillbridge.catalog.load.Summary;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadChanges;
import io.tillbridge.catalog.load.UploadCheck;
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
        ChangesView changes,
        CheckView check,
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
                upload.changes() == null ? null : ChangesView.of(upload.changes()),
                upload.check() == null ? null : CheckView.of(upload.check()),
                upload.error(),
                upload.receivedAt(),
                upload.finishedAt(),
                upload.filesRemovedAt());
    }

    record ChangesView(long added, long priceUp, long priceDown, long changed, long gone, long back, boolean complete) {
        static ChangesView of(UploadChanges changes) {
            return new ChangesView(
                    changes.of(ChangeKind.ADDED),
                    changes.of(ChangeKind.PRICE_UP),
                    changes.of(ChangeKind.PRICE_DOWN),
                    changes.of(ChangeKind.CHANGED),
                    changes.of(ChangeKind.GONE),
                    changes.of(ChangeKind.BACK),
                    changes.complete());
        }
    }

    record CheckView(String outcome, long missing, String missingProducts, PullView asPull) {
        static CheckView of(UploadCheck check) {
            return new CheckView(
                    check.outcome().text(),
                    check.missing(),
                    check.policy().text(),
                    new PullView(check.asPull().text(), check.pullReason()));
        }
    }

    record PullView(String outcome, String reason) {}

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
