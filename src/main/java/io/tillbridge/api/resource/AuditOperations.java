package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.audit.Audit;
import io.tillbridge.audit.AuditEntry;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The audit: looked through, and taken away as a file. */
final class AuditOperations implements Resource {
    private static final PageRequest<AuditEntry> LIST = PageRequest.<AuditEntry>of(AuditEntry::id)
            .by("createdAt", AuditEntry::at)
            .by("updatedAt", entry -> entry.finishedAt() == null ? entry.at() : entry.finishedAt());
    private static final int ROWS_AT_ONCE = 1_000;

    private final Audit audit;
    private final Spool spool;

    AuditOperations(Audit audit, Spool spool) {
        this.audit = audit;
        this.spool = spool;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of("listAudit", this::list, "getAuditEntry", this::one, "exportAudit", this::export);
    }

    private ApiResponse list(ApiRequest request) {
        List<AuditEntry> found = audit.list(filter(request), LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, AuditView::of));
    }

    private ApiResponse one(ApiRequest request) {
        return ApiResponse.ok(AuditView.of(
                audit.find(request.id()).orElseThrow(() -> Problem.notFound("There is no audit entry " + request.id())
                        .refusal())));
    }

    private ApiResponse export(ApiRequest request) throws IOException, SpoolFault {
        Audit.Filter filter = filter(request);
        Path folder = spool.scratch();
        Path file = folder.resolve("audit.csv");
        try (AuditCsv csv = new AuditCsv(Files.newBufferedWriter(file))) {
            Long before = null;
            List<AuditEntry> page;
            do {
                page = audit.list(filter, before, ROWS_AT_ONCE);
                page.forEach(csv::write);
                before = page.isEmpty() ? null : page.get(page.size() - 1).id();
            } while (page.size() == ROWS_AT_ONCE);
        } catch (IOException | UncheckedIOException e) {
            spool.discard(folder);
            throw e;
        }
        return new ApiResponse.Download(file, "text/csv; charset=utf-8", "audit.csv", true);
    }

    private static Audit.Filter filter(ApiRequest request) {
        return new Audit.Filter(
                request.query("who").orElse(null),
                request.query("action").orElse(null),
                request.query("subject").orElse(null),
                request.query("q").orElse(null),
                PageRequest.instant(request, "from"),
                PageRequest.instant(request, "to"));

}
}
