package io.tillbridge.catalog.load;

import java.util.Locale;

/** Where an upload stands, in the words of the API. */
public enum UploadState {
    RECEIVED,
    LOADING,
    LOADED,
    REFUSED,
    UNCHANGED,
    FAILED,
    /** Read and compared as for a load; nothing of it is loaded. */
    CHECKED;

    /** As the API says it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static UploadState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
