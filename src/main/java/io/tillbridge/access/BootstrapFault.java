package io.tillbridge.access;

/** The API key that the configuration asks for cannot be made; the message says what to change. */
public final class BootstrapFault extends RuntimeException {
    BootstrapFault(String message) {
        super(message);
    }
}
