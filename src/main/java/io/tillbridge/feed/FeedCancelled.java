package io.tillbridge.feed;

/** A pass was stopped before its end: what it wrote is not whole. */
public final class FeedCancelled extends Exception {
    private static final long serialVersionUID = 1L;

    FeedCancelled() {
        super("The feed was cancelled.");
    }
}
