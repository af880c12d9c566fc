package io.tillbridge.routing;

import java.time.Instant;
import java.util.List;

/**
 * Whether a file runs as it stands on disk.
 *
 * @param state {@code live}, {@code refused}, {@code pending} (saved and not decided yet, or it counts from the next
 *     start) or {@code deleted} (no longer on disk, and still running)
 * @param liveSince since when the running text of the file is in force; null when none is
 * @param findings what was found in it
 */
public record RouteFileState(String state, Instant liveSince, List<RouteFinding> findings) {
    public RouteFileState {
        findings = List.copyOf(findings);
    }
}
