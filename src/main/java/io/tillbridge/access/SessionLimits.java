package io.tillbridge.access;

import java.time.Duration;
import java.time.Instant;

/**
 * When a session ends by itself.
 *
 * @param idle so long after its last call, {@code access.session.idle}
 * @param longest so long after its beginning in any case, {@code access.session.longest}
 */
public record SessionLimits(Duration idle, Duration longest) {
    Instant end(Instant begun, Instant lastSeen) {
        Instant byIdle = lastSeen.plus(idle);
        Instant byAge = begun.plus(longest);
        return byIdle.isBefore(byAge) ? byIdle : byAge;
    }
}
