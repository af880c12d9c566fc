package io.tillbridge.catalog.file;

import java.nio.file.Path;

/** The dialects of an installation, by name. */
public final class Dialects {
    private Dialects() {}

    /** Reads every {@code *.yaml} of a folder. */
    public static Dialects read(Path folder) {
        return new Dialects();
    }
}
