package io.tillbridge.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The spool cannot take or give bytes: the disk is full, or a file or folder cannot be used. */
public final class SpoolFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean full;

    private SpoolFault(String message, boolean full, Throwable cause) {
        super(message, cause);
        this.full = full;
    }

    /** In the words of a person who looks after the machine. */
    public static SpoolFault of(Path place, IOException cause) {
        if (cause instanceof SpoolFault known) {
            return known;
        }
        if (saysFull(cause)) {
            return new SpoolFault(
                    "The disk is full: no space is left for " + place + ". Free some space, then start the work again.",
                    true,
                    cause);
        }
        return new SpoolFault(
                place + " cannot be used: " + cause
                        + ". Check that the folder exists, is writable and its disk is sound.",
                false,
                cause);
    }

    /** Whether the disk, or this account's share of it, is full. */
    public boolean full() {
        return full;
    }

    private static boolean saysFull(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            String text = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
            if (text.contains("no space left")
                    || text.contains("quota exceeded")
                    || text.contains("not enough space")) {
                return true;
            }
        }
        return false;
    }
}
