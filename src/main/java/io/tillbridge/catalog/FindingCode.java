package io.tillbridge.catalog;

/** Codes of the contract. */
public enum FindingCode {
    FILE_EMPTY(Severity.FATAL),
    FILE_FORMAT(Severity.FATAL),
    FILE_TOO_LARGE(Severity.FATAL),
    FILE_HEADER_MISSING(Severity.FATAL),
    FILE_HEADER_DUPLICATE(Severity.FATAL),
    FILE_TRUNCATED(Severity.FATAL),
    FILE_HEADER_UNKNOWN(Severity.WARNING),
    FILE_ENCODING(Severity.WARNING);

    private final Severity severity;

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
