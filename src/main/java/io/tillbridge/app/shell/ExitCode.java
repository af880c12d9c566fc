package io.tillbridge.app.shell;

import io.tillbridge.app.config.ConfigurationFault;
import io.tillbridge.routing.TrialFault;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.storage.DatabaseFault;

/** What the shell's exit codes mean; they are public and stable. */
public enum ExitCode {
    DONE(0),
    FAULTS_IN_DATA(1),
    WRONG_USE(64),
    OUTSIDE_AWAY(69),
    OUR_FAULT(70),
    /** As shells tell of a command that Ctrl-C ended. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The code of a failure; everything nobody foresaw is our fault. */
    static ExitCode of(Throwable failure) {
        if (failure instanceof CommandFault fault) {
            return fault.exitCode();
        }
        if (failure instanceof ConfigurationFault || failure instanceof TrialFault) {
            return WRONG_USE;
        }
        if (failure instanceof DatabaseFault fault) {
            return switch (fault.kind()) {
                case SETTINGS, IN_USE -> WRONG_USE;
                case AWAY -> OUTSIDE_AWAY;
                case BROKEN -> OUR_FAULT;
            };
        }
        if (failure instanceof InterruptedException) {
            return INTERRUPTED;
        }
        if (failure instanceof BadDataFailure) {
            return FAULTS_IN_DATA;
        }
        if (failure instanceof Failure) {
            // Who is refused must set something right first: the account, the right, the key.
            return failure instanceof RefusedFailure ? WRONG_USE : OUTSIDE_AWAY;
        }
        return OUR_FAULT;
    }

    /** True when the message was written for the person at the terminal. */
    static boolean foreseen(Throwable failure) {
        return failure instanceof CommandFault
                || failure instanceof ConfigurationFault
                || failure instanceof TrialFault
                || failure instanceof DatabaseFault
                || failure instanceof Failure;
    }
}
