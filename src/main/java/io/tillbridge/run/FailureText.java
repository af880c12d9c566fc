package io.tillbridge.run;

/** The sentence a person reads for an exception: a failure's own words, else what broke without a trace. */
final class FailureText {
    private FailureText() {}

    static String of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure) {
                return cause.getMessage();
            }
        }
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String said = root.getMessage() == null
                ? ""
                : ": " + root.getMessage().lines().findFirst().orElse("");
        return "Our own fault, not the other side's (" + root.getClass().getSimpleName() + said
                + "); the log file has the details";
    }

    /** The kind as stored: a failure's own, else {@code internal}. */
    static String kind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure.kind();
            }
        }
        return "internal";
    }
}
