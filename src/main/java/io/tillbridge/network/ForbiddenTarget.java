package io.tillbridge.network;

import java.net.UnknownHostException;

/** The configuration forbids connections to that host or address; nothing was sent. */
public final class ForbiddenTarget extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenTarget(String message) {
        super(message);
    }
}
