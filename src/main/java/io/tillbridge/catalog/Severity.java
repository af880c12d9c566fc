package io.tillbridge.catalog;

/** What a finding does to the file, the row or the cell it was found in. */
public enum Severity {
    /** The file is refused, nothing of it is loaded. */
    FATAL("fatal"),
    /** The row is not loaded. */
    CRITICAL("critical"),
    /** The row is loaded; the faulty optional cell is left blank. */
    WARNING("warning"),
    /** The row is loaded with the value the message states. */
    REPAIRED("repaired");

    private final String text;

    Severity(String text) {
        this.text = text;
    }

    /** The word in error files and answers: {@code fatal}, {@code critical}, {@code warning}, {@code repaired}. */
    public String text() {
        return text;
    }
}
