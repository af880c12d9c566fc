package io.tillbridge.lightspeed;

import io.tillbridge.run.BadDataFailure;

/** A call that makes something ended without an answer that tells whether it was made. It is not repeated by itself. */
public final class OutcomeUnknown extends BadDataFailure {
    private static final long serialVersionUID = 1L;

    OutcomeUnknown(String message) {
        super(message);
    }
}
