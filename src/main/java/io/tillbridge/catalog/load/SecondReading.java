package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogProduct;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.check.Checked;
import io.tillbridge.catalog.check.RowCheck;
import io.tillbridge.catalog.file.CatalogFile;
import io.tillbridge.catalog.file.CatalogFileFault;
import io.tillbridge.catalog.file.RawRow;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.util.List;

/** The second reading: writes what the plan decided, products on one side, error file and rejected rows on the other. */
final class SecondReading {
    private static final int ROWS_BETWEEN_BEATS = 256;

    private final CatalogFiles files;
    private final CatalogSettings settings;
    private final Spool spool;
    private final Plan plan;
    private final MergedRuns decisions;
    private final MergedRuns duplicates;
    private final SharedGtins others;
    private final ProductWriter products;
    private final ProgressReporter reporter;
    private long rowsBefore;
    private long bytesBefore;

    /** @param products null when nothing of the delivery is to be loaded */
    SecondReading(
            CatalogFiles files,
            CatalogSettings settings,
            Spool spool,
            Plan plan,
            ProductWriter products,
            ProgressReporter reporter)
            throws SpoolFault {
        this.files = files;
        this.settings = settings;
        this.spool = spool;
        this.plan = plan;
        this.decisions = new MergedRuns(plan.decisions());
        this.duplicates = new MergedRuns(plan.duplicates());
        this.others = new SharedGtins(plan.others());
        this.products = products;
        this.reporter = reporter;
    }

    /** @param more findings about the file as a whole that only its delivery shows */
    void read(int index, SurveyedFile surveyed, List<Finding> more) throws SpoolFault {
        Upload upload = surveyed.upload();
        try (FileReport report = new FileReport(spool, surveyed.faults(), more);
                RowFlags.Reader flags = new RowFlags.Reader(surveyed.flags());
                ReadyLines.Reader lines =
                        surveyed.lines() == null ? null : new ReadyLines.Reader(surveyed.lines(), upload.size())) {
            try (CatalogFile file = files.open(upload, settings)) {
                report.opened(file);
                if (hasWork(surveyed)) {
                    rows(index, surveyed, file, flags, lines, report);
                }
            } catch (CatalogFileFault fault) {
                if (!surveyed.refused()) {
                    throw changed(fault.getMessage(), fault);
                }
            }
            report.place(upload.id());
        }
        rowsBefore += surveyed.tally().rows();
        bytesBefore += upload.size();
        reporter.at(rowsBefore, bytesBefore);
    }

    /** A file without findings of which every row is stored already need not be read again. */
    private boolean hasWork(SurveyedFile surveyed) {
        Summary summary = surveyed.tally().summary();
        return !summary.findings().isEmpty() || (products != null && summary.created() + summary.updated() > 0);
    }

    private void rows(
            int index,
            SurveyedFile surveyed,
            CatalogFile file,
            RowFlags.Reader flags,
            ReadyLines.Reader lines,
            FileReport report)
            throws CatalogFileFault, SpoolFault {
        RowCheck check = CatalogFiles.check(file.layout(), settings);
        long all = surveyed.tally().rows();
        for (long row = 0; row < all; row++) {
            long ordinal = Ordinal.of(index, row);
            int known = flags.next();
            long decision = decisions.noteOf(ordinal);
            long blanked = duplicates.noteOf(ordinal);
            others.at(ordinal);
            int kind = kind(decision, known);
            if (lines != null) {
                lines.next();
            }
            boolean loads = products != null && (kind == RowDecision.CREATED || kind == RowDecision.CHANGED);
            boolean told = known != 0 || blanked != 0 || kind == RowDecision.SUPERSEDED;
            if (loads && !told && lines != null && kind == RowDecision.CREATED) {
                products.create(index, lines.line(), lines.length());
                skip(file);
            } else if (told || loads) {
                RawRow raw = next(file);
                Checked checked = check.check(raw);
                tell(check, raw, checked, decision, blanked, report);
                if (loads) {
                    store(index, checked.product(), kind, (int) blanked);
                }
            } else {
                skip(file);
            }
            if ((row + 1) % ROWS_BETWEEN_BEATS == 0) {
                reporter.at(rowsBefore + row + 1, bytesBefore + file.bytesRead());
                reporter.stopIfCancelled();
            }
        }
        if (!surveyed.refused() && file.skip()) {
            throw changed("it has more rows than before.", null);
        }
    }

    private static RawRow next(CatalogFile file) throws CatalogFileFault {
        RawRow raw = file.next();
        if (raw == null) {
            throw changed("it has fewer rows than before.", null);
        }
        return raw;
    }

    private static void skip(CatalogFile file) throws CatalogFileFault {
        if (!file.skip()) {
            throw changed("it has fewer rows than before.", null);
        }
    }

    private static LoadFault changed(String how, CatalogFileFault fault) {
        return LoadFault.lasting(
                "The kept file has changed since it was read first: " + how + " Have it sent again.", fault);
    }

    private int kind(long decision, int known) {
        if (decision != 0) {
            return RowDecision.kind(decision);
        }
        return (known & RowFlags.REJECTED) == 0 ? plan.usual() : 0;
    }

    private void store(int file, CatalogProduct product, int kind, int blanked) {
        long storedHash = StoredHash.of(product.contentHash(), blanked);
        if (kind == RowDecision.CREATED) {
            products.create(file, product.without(blanked), storedHash);
        } else {
            products.change(file, product.without(blanked), storedHash);
        }
    }

    private void tell(RowCheck check, RawRow raw, Checked checked, long decision, long blanked, FileReport report)
            throws SpoolFault {
        boolean superseded = RowDecision.kind(decision) == RowDecision.SUPERSEDED;
        long replacedByLine = superseded ? RowDecision.line(decision) : 0;
        List<Finding> findings = check.findings(raw, checked, (int) blanked, replacedByLine, others);
        report.row(raw, findings);
        if (checked.rejected() || superseded) {
            report.rejected(raw.cells(), findings);
        }
    }
}
