package io.tillbridge.run;

/**
 * What goes wrong at an edge, told so that a person can act: the message names the subject, what was expected, what
 * was found and what to do. The kind decides what the routes do with it ({@code routes/shared/failures.camel.yaml}).
 */
public abstract sealed class Failure extends RuntimeException permits PassingFailure, BadDataFailure, RefusedFailure {
    private static final long serialVersionUID = 1L;

    Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The kind as it is stored and shown: {@code passing}, {@code bad-data} or {@code refused}. */
    public abstract String kind();
}
