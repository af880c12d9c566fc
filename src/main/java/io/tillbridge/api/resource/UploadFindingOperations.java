package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Cursor;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.Severity;
import io.tillbridge.catalog.load.FindingCounts;
import io.tillbridge.catalog.load.FindingPages;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadStore;
import io.tillbridge.storage.Spool;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was found in a catalog file: each finding with the row it stands in, and how often each code was found. */
public final class UploadFindingOperations {
    private static final long HEADER = 1;

    private final StoredUploads stored;
    private final FindingPages findings;
    private final Spool spool;

    UploadFindingOperations(UploadStore uploads, Spool spool) {
        this.stored = new StoredUploads(uploads);
        this.findings = new FindingPages(spool);
        this.spool = spool;
    }

    public ApiResponse list(ApiRequest request) throws IOException {
        Upload upload = stored.withFiles(request);
        FindingPages.Filter filter = new FindingPages.Filter(
                request.query("code").map(UploadFindingOperations::code).orElse(null),
                request.query("severity")
                        .map(text -> Severity.valueOf(text.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                request.query("column").orElse(null));
        FindingPages.Page page;
        try {
            page = findings.page(upload.id(), request.afterNumber().orElse(0L), request.limit(), filter)
                    .orElseThrow(() -> StoredUploads.notYet(upload).refusal());
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.refusal();
        }
        Map<Long, List<String>> rows = findings.rows(upload.id(), page.findings());
        List<String> columns = rows.get(HEADER);
        String next = page.next() == null
                ? null
                : Cursor.of(request.operation().id(), page.next().toString());
        return ApiResponse.ok(new FindingPage(
                page.findings().stream()
                        .map(finding -> FindingView.of(finding, columns, rows.get(finding.record())))
                        .toList(),
                next,
                columns));
    }

    public ApiResponse counts(ApiRequest request) throws IOException {
        Upload upload = stored.withFiles(request);
        if (upload.summary() == null) {
            throw StoredUploads.notYet(upload).refusal();
        }
        return ApiResponse.ok(new Counts(
                FindingCounts.of(spool, upload).stream().map(CountView::of).toList()));
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

    private record FindingPage(List<FindingView> items, String next, List<String> columns) {}

    private record Counts(List<CountView> items) {}

    private record CountView(String code, String severity, String column, long count, String meaning, String hint) {
        static CountView of(FindingCounts.Count count) {
            return new CountView(
                    count.code().name(),
                    count.severity().text(),
                    count.column(),
                    count.count(),
                    count.code().when(),
                    count.code().whatToDo());
        }
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
            Long record,
            List<String> cells,
            Integer cell) {
        /**
         * @param columns of the file's header, or null
         * @param cells of the finding's row, or null
         */
        static FindingView of(Finding finding, List<String> columns, List<String> cells) {
            int place = columns == null || finding.column().isEmpty() ? -1 : columns.indexOf(finding.column());
            boolean there = cells != null && place >= 0 && place < cells.size();
            return new FindingView(
                    finding.line(),
                    finding.vendorSku(),
                    finding.column(),
                    finding.value(),
                    finding.severity().text(),
                    finding.code().name(),
                    finding.message(),
                    finding.hint(),
                    finding.record() == 0 ? null : finding.record(),
                    cells,
                    there ? place : null);
        }
    }
}
