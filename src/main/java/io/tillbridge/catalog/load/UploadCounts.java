package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of one upload while they are being made. */
final class UploadCounts {
    private final Map<FindingCode, long[]> findings = new EnumMap<>(FindingCode.class);
    private long rows;
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;

    void row(boolean rowRejected) {
        rows++;
        if (rowRejected) {
            rejected++;
        }
    }

    long rows() {
        return rows;
    }

    /** A row that is fine in itself is not loaded, because a later one has its SKU. */
    void rejectedLater() {
        rejected++;
    }

    void outcome(int decision) {
        switch (decision) {
            case RowDecision.CREATED -> created++;
            case RowDecision.CHANGED -> updated++;
            default -> unchanged++;
        }
    }

    void found(FindingCode code) {
        findings.computeIfAbsent(code, first -> new long[1])[0]++;
    }

    void found(List<Finding> all) {
        for (Finding finding : all) {
            found(finding.code());
        }
    }

    Summary summary() {
        return new Summary(rows, created, updated, unchanged, rejected, counts());
    }

    /** Of a file that is refused as a whole. */
    Summary refused() {
        return new Summary(rows, 0, 0, 0, 0, counts());
    }

    private Map<FindingCode, Long> counts() {
        Map<FindingCode, Long> counts = new EnumMap<>(FindingCode.class);
        findings.forEach((code, count) -> counts.put(code, count[0]));
        return counts;
    }
}
