package io.tillbridge.catalog.load;

import io.tillbridge.catalog.check.RowCheck;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.Severity;
import io.tillbridge.catalog.file.ProductRows;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what became of each row of a loaded batch, from its error file and the list of its changes. */
final class BatchOutcomes {
    /** Of the first row, as a spreadsheet numbers rows below a header. */
    private static final int FIRST_RECORD = 2;

    private static final int PAGE = 1_000;

    private final Spool spool;
    private final ChangeList changes;

    BatchOutcomes(Spool spool, ChangeList changes) {
        this.spool = spool;
        this.changes = changes;
    }

    BatchResult of(Upload upload, List<?> rows) throws SpoolFault {
        List<Finding> ofBatch = new ArrayList<>();
        Map<Integer, List<Finding>> ofRows = new HashMap<>();
        for (Finding finding : findings(upload)) {
            int row = (int) finding.record() - FIRST_RECORD;
            if (row < 0 || row >= rows.size()) {
                ofBatch.add(finding);
            } else {
                ofRows.computeIfAbsent(row, none -> new ArrayList<>()).add(finding);
            }
        }
        Map<String, BatchResult.Outcome> changed = changed(upload);
        List<BatchResult.Row> outcomes = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            String sku = RowCheck.sku(ProductRows.sku(rows.get(row)));
            List<Finding> found = ofRows.getOrDefault(row, List.of());
            boolean rejected = upload.state() == UploadState.REFUSED || found.stream().anyMatch(BatchOutcomes::rejects);
            outcomes.add(new BatchResult.Row(
                    sku,
                    rejected
                            ? BatchResult.Outcome.REJECTED
                            : changed.getOrDefault(sku, BatchResult.Outcome.UNCHANGED),
                    found));
        }
        return new BatchResult(upload, outcomes, ofBatch);
    }

    private static boolean rejects(Finding finding) {
        return finding.severity() == Severity.CRITICAL || finding.code() == FindingCode.SKU_DUPLICATE;
    }

    private List<Finding> findings(Upload upload) throws SpoolFault {
        FindingPages pages = new FindingPages(spool);
        List<Finding> all = new ArrayList<>();
        try {
            Long after = 0L;
            while (after != null) {
                FindingPages.Page page = pages.page(
                                upload.id(), after, PAGE, new FindingPages.Filter(null, null, null))
                        .orElseThrow(() -> new IllegalStateException("Upload " + upload.id() + " has no error file"));
                all.addAll(page.findings());
                after = page.next();
            }
        } catch (IOException e) {
            throw SpoolFault.of(spool.file(upload.id(), ErrorFile.NAME), e);
        }
        return all;
    }

    /** A product may be written again without another value, when the row spells a value in another way. */
    private static BatchResult.Outcome outcome(ChangeList.Change change) {
        if (change.kind() == ChangeKind.ADDED) {
            return BatchResult.Outcome.CREATED;
        }
        return change.kind() == ChangeKind.CHANGED && change.fields().isEmpty()
                ? BatchResult.Outcome.UNCHANGED
                : BatchResult.Outcome.UPDATED;
    }

    private Map<String, BatchResult.Outcome> changed(Upload upload) {
        Map<String, BatchResult.Outcome> outcomes = new HashMap<>();
        long after = 0;
        List<ChangeList.Change> page = changes.page(upload, null, after, PAGE);
        while (!page.isEmpty()) {
            for (ChangeList.Change change : page) {
                outcomes.put(change.vendorSku(), outcome(change));
                after = change.id();
            }
            page = changes.page(upload, null, after, PAGE);
        }
        return outcomes;
    }
}
