package io.tillbridge.routing;

import java.time.Instant;
import java.util.List;

/**
 * How saved changes of route files fared.
 *
 * @param faults what keeps the files on disk from running; empty when they run as they stand
 * @param lastApplied when a change last went live; null when none has since the start
 * @param applied changes that went live since the start
 * @param refused changes that were refused since the start
 * @param underWay exchanges that old versions of routes are still at work on
 */
public record ReloadStatus(List<RouteFinding> faults, Instant lastApplied, int applied, int refused, int underWay) {

    public ReloadStatus {
        faults = List.copyOf(faults);
    }

    ReloadStatus withFaults(List<RouteFinding> found) {
        return new ReloadStatus(found, lastApplied, applied, refused, underWay);
    }

    ReloadStatus withApplied(Instant now) {
        return new ReloadStatus(faults, now, applied + 1, refused, underWay);
    }

    ReloadStatus withRefused() {
        return new ReloadStatus(faults, lastApplied, applied, refused + 1, underWay);
    }

    ReloadStatus withUnderWay(int now) {
        return new ReloadStatus(faults, lastApplied, applied, refused, now);
    }
}
