package io.tillbridge.app;

import java.util.List;
import java.util.stream.Stream;

/** Faults of a double after which a caller has no answer that it can use; lines for FaultLine. */
final class AwayFaults {
    private static final List<String> ALL = List.of(
            "503",
            "500",
            "404",
            "too-many",
            "html",
            "reset",
            "cut-off",
            "half-json",
            "garbage",
            "no-bytes",
            "never",
            "slow:5000");

    private AwayFaults() {}

    static Stream<String> all() {
        return ALL.stream();
    }

    /** These, and those that say no to the key. */
    static Stream<String> withRefusals() {
        return Stream.concat(all(), Stream.of("401", "403"));
    }
}
