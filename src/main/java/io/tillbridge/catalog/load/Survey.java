package io.tillbridge.catalog.load;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.check.Checked;
import io.tillbridge.catalog.check.RowCheck;
import io.tillbridge.catalog.file.CatalogFile;
import io.tillbridge.catalog.file.CatalogFileFault;
import io.tillbridge.catalog.file.Layout;
import io.tillbridge.catalog.file.RawRow;
import io.tillbridge.product.GtinKind;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Path;
import java.util.List;

/** The first reading: checks every row and notes what only the whole delivery can tell about it. */
final class Survey {
    private static final int ROWS_BETWEEN_BEATS = 256;

    private final CatalogFiles files;
    private final CatalogSettings settings;
    private final Path scratch;
    private final SkuHash hash;
    private final SkuLog skus;
    private final GtinLog gtins;
    private final Pulse pulse;
    private long rowsBefore;
    private long bytesBefore;

    Survey(
            CatalogFiles files,
            CatalogSettings settings,
            Path scratch,
            SkuHash hash,
            SkuLog skus,
            GtinLog gtins,
            Pulse pulse) {
        this.files = files;
        this.settings = settings;
        this.scratch = scratch;
        this.hash = hash;
        this.skus = skus;
        this.gtins = gtins;
        this.pulse = pulse;
    }

    SurveyedFile read(int index, Upload upload) throws SpoolFault {
        Tally tally = new Tally();
        Path path = scratch.resolve("flags-" + index);
        List<Finding> faults = List.of();
        try (RowFlags.Writer flags = new RowFlags.Writer(path);
                CatalogFile file = files.open(upload, settings)) {
            tally.found(file.headerFindings());
            rows(index, file, flags, tally);
        } catch (CatalogFileFault refused) {
            faults = refused.findings();
            tally.found(faults);
        }
        rowsBefore += tally.rows();
        bytesBefore += upload.size();
        return new SurveyedFile(upload, tally, faults, path);
    }

    private void rows(int index, CatalogFile file, RowFlags.Writer flags, Tally tally)
            throws CatalogFileFault, SpoolFault {
        Layout layout = file.layout();
        RowCheck check = CatalogFiles.check(layout, settings);
        for (RawRow raw = file.next(); raw != null; raw = file.next()) {
            Checked row = check.check(raw);
            note(Ordinal.of(index, tally.rows()), raw, row, layout);
            flags.add((row.findings().isEmpty() ? 0 : RowFlags.FINDINGS) | (row.rejected() ? RowFlags.REJECTED : 0));
            tally.row(row.rejected());
            tally.found(row.findings());
            if (tally.rows() % ROWS_BETWEEN_BEATS == 0) {
                pulse.at(rowsBefore + tally.rows(), bytesBefore + file.bytesRead());
                pulse.stopIfCancelled();
            }
        }
    }

    private void note(long ordinal, RawRow raw, Checked row, Layout layout) throws SpoolFault {
        if (row.vendorSku().isEmpty()) {
            return;
        }
        HashValue128 sku = hash.of(row.vendorSku());
        long content = row.rejected() ? 0 : row.product().contentHash();
        skus.row(sku, ordinal, has(FindingCode.ROW_WIDTH, row.findings()), raw.line(), content);
        for (GtinKind kind : GtinKind.values()) {
            long gtin = row.gtins()[kind.index()];
            if (gtin != 0) {
                gtins.cell(gtin, sku, ordinal, repaired(kind, layout, row) ? GtinLog.SILENT : kind.index());
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
}
