package io.tillbridge.lightspeed.rseries.signin;

import java.time.Duration;

/**
 * When tokens are renewed.
 *
 * @param margin a token that lives shorter than this is renewed before a call
 * @param lockWait longest wait for another process that renews: longer than its call takes
 */
public record TokenRules(Duration margin, Duration lockWait) {
    /** What R-Series allows for each connection, also when an answer was lost. */
    static final int MOST_TRIES = 5;

    static final Duration TRIES_PER = Duration.ofMinutes(1);
    /** How long a refused client is not tried again while nobody has changed it: many of these block it for longer. */
    static final Duration CLIENT_HOLD = Duration.ofMinutes(10);

    /**
     * @param margin likewise
     * @param answer longest time for an answer of the token endpoint
     */
    public static TokenRules of(Duration margin, Duration answer) {
        return new TokenRules(margin, answer.plusSeconds(15));
    }

    /** The margin of a token that lives so long: a short-lived one is not renewed at each call. */
    Duration margin(Duration lifetime) {
        Duration half = lifetime.dividedBy(2);
        return margin.compareTo(half) > 0 ? half : margin;
    }
}
