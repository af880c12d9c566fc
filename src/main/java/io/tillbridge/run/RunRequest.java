package io.tillbridge.run;

/**
 * What is asked for when a run is queued; see {@link Run} for the parts.
 *
 * @param connectionId null for a job of the hub itself
 */
record RunRequest(
        String job, Long connectionId, String startedBy, boolean dryRun, boolean forced, Long takesUp, Long replays) {}
