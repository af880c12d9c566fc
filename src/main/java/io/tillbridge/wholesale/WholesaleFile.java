package io.tillbridge.wholesale;

import java.time.Instant;
import java.util.List;

/**
 * A file that was checked.
 *
 * @param retailerId null for a file of prices
 * @param state {@code checked}, {@code refused}, {@code ordered} or {@code loaded}
 * @param orderId the order made of it, or null
 * @param good rows that can be taken
 * @param findings how many
 * @param filesRemovedAt when its error file was removed, for it was kept long enough; else null
 * @param first the first findings; empty unless it was checked in this call
 */
public record WholesaleFile(
        long id,
        Long retailerId,
        String filename,
        String state,
        Long orderId,
        long rows,
        long good,
        long findings,
        Instant createdAt,
        Instant filesRemovedAt,
        List<FileFinding> first) {
    public static final int MOST_SHOWN = 100;

    public WholesaleFile {
        first = List.copyOf(first);
    }
}
