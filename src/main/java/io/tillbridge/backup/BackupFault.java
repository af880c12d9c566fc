package io.tillbridge.backup;

/** A backup cannot be written, or a file is no backup that can be restored; the message says what to do. */
public final class BackupFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFault(String message) {
        super(message);
    }

    BackupFault(String message, Throwable cause) {
        super(message, cause);
    }
}
