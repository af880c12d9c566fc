package io.tillbridge.product.listing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How much shop and hub differ.
 *
 * @param compared linked listings
 * @param differing those of them that differ in something
 */
public record DriftCounts(long compared, long differing, List<Kind> kinds) {
    public DriftCounts {
        kinds = List.copyOf(kinds);
    }

    /**
     * The listings that differ in one thing.
     *
     * @param oldest when the later of the two values of the oldest one came to be; null: there is none
     * @param ages how many, by the time since that instant
     */
    public record Kind(Drift.What what, long count, Instant oldest, Map<Age, Long> ages) {}

    /** How long the two values have differed at least. */
    public enum Age {
        HOUR,
        DAY,
        WEEK,
        OLDER;

        /** As it stands in the API. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
