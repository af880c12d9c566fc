package io.tillbridge.run;

/** The job is queued or running for that connection: it is not started twice. */
public final class AlreadyRunning extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param connectionId null for a job of the hub itself */
    public AlreadyRunning(String job, Long connectionId) {
        super("Job " + job + " is queued or running"
                + (connectionId == null ? "" : " for connection " + connectionId)
                + ": wait for that run to end, or cancel it");
    }
}
