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
 * @param retired old versions of routes and kamelets that are not removed yet
 */
public record ReloadStatus(
        List<RouteFinding> faults, Instant lastApplied, int applied, int refused, int underWay, int retired) {

    public static final ReloadStatus NONE_YET = new ReloadStatus(List.of(), null, 0, 0, 0, 0);

    public ReloadStatus {
        faults = List.copyOf(faults);
    }

    ReloadStatus withFaults(List<RouteFinding> found) {
        return new ReloadStatus(found, lastApplied, applied, refused, underWay, retired);
    }

    /** A change is live; what it replaced is retired. */
    ReloadStatus withApplied(Instant now, int replaced) {
        return new ReloadStatus(faults, now, applied + 1, refused, underWay, replaced);
    }

    ReloadStatus withRefused() {
        return new ReloadStatus(faults, lastApplied, applied, refused + 1, underWay, retired);
    }

    ReloadStatus withOld(int inside, int left) {
        return new ReloadStatus(faults, lastApplied, applied, refused, inside, left);
    }
}
