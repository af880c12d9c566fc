package io.tillbridge.catalog.load;

import io.tillbridge.catalog.FindingCode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the rows of an upload: created, updated, unchanged and rejected add up to rows.
 *
 * @param unchanged rows that wrote nothing: stored so already, or another file of the delivery has the SKU, too, and counts
 * @param findings how often each code was found
 */
public record Summary(
        long rows, long created, long updated, long unchanged, long rejected, Map<FindingCode, Long> findings) {

    public Summary {
        Map<FindingCode, Long> ordered = new EnumMap<>(FindingCode.class);
        ordered.putAll(findings);
        findings = Collections.unmodifiableMap(ordered);
    }

    /** The same file of which only so much is stored. */
    Summary storedOnly(long createdSoFar, long updatedSoFar) {
        return new Summary(rows, createdSoFar, updatedSoFar, unchanged, rejected, findings);
    }

    /** The rest of a file of which a load that failed has stored some: those rows were found unchanged now. */
    Summary after(Summary failed) {
        long stored = Math.min(failed.created + failed.updated, unchanged);
        long first = Math.min(failed.created, stored);
        return new Summary(rows, created + first, updated + stored - first, unchanged - stored, rejected, findings);
    }

    /** The same file once more, when nothing had to be written. */
    Summary again() {
        return new Summary(rows, 0, 0, created + updated + unchanged, rejected, findings);
    }
}
