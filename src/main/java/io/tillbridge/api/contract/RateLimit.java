package io.tillbridge.api.contract;

import java.util.Map;

/**
 * A limit as answers tell it, in the form of draft-ietf-httpapi-ratelimit-headers-10.
 *
 * @param name which one, for clients that meet several
 * @param quota the rest of its policy: how many of what in which time
 */
public record RateLimit(String name, String quota) {
    /** Ten failed attempts of an address in five minutes: sign-ins, links that open nothing, asks for a new password. */
    public static final RateLimit FAILURES = new RateLimit("failures", "q=10;w=300");

    private static final String POLICY = "RateLimit-Policy";
    private static final String STANDING = "RateLimit";

    /** So many calls of one caller at the same time. */
    public static RateLimit concurrent(String name, int most) {
        return new RateLimit(name, "q=" + most + ";qu=\"concurrent-requests\"");
    }

    /** The headers of an answer that leaves so many. */
    public Map<String, String> left(int remaining) {
        return Map.of(POLICY, policy(), STANDING, "\"" + name + "\";r=" + remaining);
    }

    /** The headers of a refusal, and the seconds until more are let through. */
    public Map<String, String> spent(long seconds) {
        return Map.of(POLICY, policy(), STANDING, "\"" + name + "\";r=0;t=" + seconds);
    }

    private String policy() {
        return "\"" + name + "\";" + quota;
    }
}
