package io.tillbridge.api.flow;

import io.tillbridge.run.PassingFailure;

/** An operation cannot do now what a flow calls it for: a conflict with the present state, too many calls, or an outage. */
public final class HubCallPassing extends PassingFailure {
    private static final long serialVersionUID = 1L;

    private final int status;

    HubCallPassing(String message, int status) {
        super(message);
        this.status = status;
    }

    /** The HTTP status of the problem: 409, 429, or 500 and more. */
    public int status() {
        return status;
    }
}
