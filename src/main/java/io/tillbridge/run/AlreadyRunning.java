package io.tillbridge.run;

/** The job is queued or running for that connection: it is not started twice. */
public final class AlreadyRunning extends Exception {
    private static final long serialVersionUID = 1L;

    public AlreadyRunning(String job, long connectionId) {
        super("Job " + job + " is queued or running for connection " + connectionId
                + ": wait for that run to end, or cancel it");
    }
}
