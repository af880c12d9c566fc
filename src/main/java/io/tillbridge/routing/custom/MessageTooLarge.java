package io.tillbridge.routing.custom;

import io.tillbridge.run.BadDataFailure;

/** Another system gave more bytes than a message may have. Another try would give the same. */
public final class MessageTooLarge extends BadDataFailure {
    private static final long serialVersionUID = 1L;

    MessageTooLarge(String message) {
        super(message);
    }
}
