package io.tillbridge.run;

/** A call of a cancelled run was cut off while it waited. Trying again is of no use: the work ends with its run. */
public final class RunCancelled extends PassingFailure {
    private static final long serialVersionUID = 1L;

    public RunCancelled(String message) {
        super(message);
    }
}
