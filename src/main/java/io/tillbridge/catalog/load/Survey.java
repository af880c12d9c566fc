package io.tillbridge.catalog.load;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.check.Checked;
import io.tillbridge.catalog.file.CatalogFile;
import io.tillbridge.catalog.file.CatalogFileFault;
import io.tillbridge.catalog.file.Layout;
import io.tillbridge.product.GtinKind;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The first reading: checks every row and notes what only the whole delivery can tell about it. */
final class Survey implements AutoCloseable {
    private final CatalogFiles files;
    private final CatalogSettings settings;
    private final Path scratch;
    private final boolean first;
    private final int threads;
    private final ExecutorService checkers;
    private final SkuHash hash;
    private final SkuLog skus;
    private final GtinLog gtins;
    private final ProgressReporter reporter;
    private long rowsBefore;
    private long bytesBefore;

    /**
     * @param first whether nothing is loaded yet, so that most rows will be new products
     * @param threads how many rows are checked at once
     */
    Survey(
            CatalogFiles files,
            CatalogSettings settings,
            Path scratch,
            boolean first,
            int threads,
            SkuHash hash,
            SkuLog skus,
            GtinLog gtins,
            ProgressReporter reporter) {
        this.files = files;
        this.settings = settings;
        this.scratch = scratch;
        this.first = first;
        this.threads = threads;
        this.checkers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "catalog-check");
            thread.setDaemon(true);
            return thread;
        });
        this.hash = hash;
        this.skus = skus;
        this.gtins = gtins;
        this.reporter = reporter;
    }

    SurveyedFile read(int index, Upload upload) throws SpoolFault {
        UploadCounts tally = new UploadCounts();
        Path path = scratch.resolve("flags-" + index);
        Path linesPath = first ? scratch.resolve("lines-" + index) : null;
        List<Finding> faults = List.of();
        try (RowFlags.Writer flags = new RowFlags.Writer(path);
                ReadyLines.Writer lines = first ? new ReadyLines.Writer(linesPath, upload.size()) : null;
                CatalogFile file = files.open(upload, settings)) {
            tally.found(file.headerFindings());
            CheckedRows rows = new CheckedRows(file, settings, hash, first, checkers, threads);
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
                take(index, batch, file.layout(), flags, lines, tally);
                reporter.at(rowsBefore + tally.rows(), bytesBefore + batch.bytesRead());
                reporter.stopIfCancelled();
            }
        } catch (CatalogFileFault refused) {
            faults = refused.findings();
            tally.found(faults);
        }
        rowsBefore += tally.rows();
        bytesBefore += upload.size();
        return new SurveyedFile(upload, tally, faults, path, linesPath);
    }

    private void take(
            int index,
            RowBatch batch,
            Layout layout,
            RowFlags.Writer flags,
            ReadyLines.Writer lines,
            UploadCounts tally)
            throws SpoolFault {
        for (int i = 0; i < batch.size(); i++) {
            Checked row = batch.checked(i);
            note(Ordinal.of(index, tally.rows()), batch, i, layout);
            flags.add((row.findings().isEmpty() ? 0 : RowFlags.FINDINGS) | (row.rejected() ? RowFlags.REJECTED : 0));
            if (lines != null) {
                lines.add(batch.lines(), batch.start(i), batch.end(i));
            }
            tally.row(row.rejected());
            tally.found(row.findings());
        }
    }

    private void note(long ordinal, RowBatch batch, int i, Layout layout) throws SpoolFault {
        HashValue128 sku = batch.sku(i);
        if (sku == null) {
            return;
        }
        Checked row = batch.checked(i);
        skus.row(sku, ordinal, has(FindingCode.ROW_WIDTH, row.findings()), batch.line(i), batch.content(i));
        for (GtinKind kind : GtinKind.values()) {
            long gtin = row.gtins()[kind.index()];
            if (gtin != 0) {
                int told = repaired(kind, layout, row) ? GtinLog.SILENT : kind.index();
                gtins.cell(gtin, sku, batch.article(i), ordinal, told, batch.line(i));
            }
        }
    }

    /** A cell gets one code only: where a leading zero was put back, no duplicate is told. */
    private static boolean repaired(GtinKind kind, Layout layout, Checked row) {
        if (!has(FindingCode.GTIN_LEADING_ZERO, row.findings())) {
            return false;
        }
        String column = layout.headers()[layout.indexOf(Column.of(kind))];
        return row.findings().stream()
                .anyMatch(finding -> finding.code() == FindingCode.GTIN_LEADING_ZERO
                        && finding.column().equals(column));
    }

    private static boolean has(FindingCode code, List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).code() == code) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        checkers.shutdownNow();

}
}
