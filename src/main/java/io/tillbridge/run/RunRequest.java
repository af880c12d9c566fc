package io.tillbridge.run;

/** What is asked for when a run is queued; see {@link Run} for the parts. */
record RunRequest(
        String job, long connectionId, String startedBy, boolean dryRun, boolean forced, Long takesUp, Long replays) {}
