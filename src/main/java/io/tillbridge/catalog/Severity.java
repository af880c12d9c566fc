package io.tillbridge.catalog;

/** How bad a finding is. */
public enum Severity {
    FATAL,
    CRITICAL,
    WARNING,
    REPAIRED;

    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
