package io.tillbridge.api.http;

import java.io.IOException;

/** The client went away in the middle of its request: nobody is left to be answered. */
final class ClientGone extends IOException {
    private static final long serialVersionUID = 1L;

    ClientGone(Throwable cause) {
        super("The client went away before the whole file was here", cause);
    }
}
