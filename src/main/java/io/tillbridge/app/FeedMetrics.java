package io.tillbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.tillbridge.feed.delivery.PullLog;

/** Counts how feeds are fetched, by the id of their connection; neither a token nor an address of a partner. */
final class FeedMetrics {
    /** The feed of an attempt that leads to none. */
    private static final String NONE = "";

    private final CompositeMeterRegistry registry = new CompositeMeterRegistry();

    /** From here on the counts are seen in this registry. */
    void seenIn(MeterRegistry hub) {
        registry.add(hub);
    }

    void pulled(PullLog.Pull pull) {
        String feed = Long.toString(pull.connectionId());
        count(feed, outcome(pull.status()));
        registry.counter("tillbridge.feed.pulled.bytes", "connection", feed).increment((double) pull.bytes());
    }

    void tooOften(long feed) {
        count(Long.toString(feed), "too-many");
    }

    /** An address that failed too often has to wait. */
    void waits() {
        count(NONE, "too-many");
    }

    void notFound() {
        count(NONE, "not-found");
    }

    void failed() {
        count(NONE, "failed");
    }

    private void count(String feed, String outcome) {
        registry.counter("tillbridge.feed.pulls", "connection", feed, "outcome", outcome)
                .increment();
    }

    private static String outcome(int status) {
        return switch (status) {
            case 200 -> "ok";
            case 206 -> "partial";
            case 304 -> "not-modified";
            case 416 -> "range";
            case 499 -> "cut";
            default -> "not-published";
        };
    }
}
