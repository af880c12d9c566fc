package io.tillbridge.api.flow;

import io.tillbridge.run.BadDataFailure;

/** An operation refused a call of a flow, and refuses the same call again: the message is kept. */
public final class HubCallRefused extends BadDataFailure {
    private static final long serialVersionUID = 1L;

    private final int status;

    HubCallRefused(String message, int status) {
        super(message);
        this.status = status;
    }

    /** The HTTP status of the problem, 400 to 499. */
    public int status() {
        return status;
    }
}
