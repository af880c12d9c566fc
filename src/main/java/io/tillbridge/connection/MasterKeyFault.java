package io.tillbridge.connection;

/** The master key is absent, wrong or open to others; the message says what to do and holds no key. */
public final class MasterKeyFault extends RuntimeException {
    MasterKeyFault(String message) {
        super(message);
    }

    MasterKeyFault(String message, Throwable cause) {
        super(message, cause);
    }
}
