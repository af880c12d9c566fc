package io.tillbridge.api.resource;

import io.tillbridge.feed.delivery.PullLog;
import java.time.Instant;

/**
 * A pull of a feed as the API shows it.
 *
 * @param by {@code token} or {@code key}
 * @param caller the key or person; absent with a token
 */
record PullView(
        String id,
        Instant at,
        String address,
        String agent,
        String publicationId,
        String by,
        String caller,
        int status,
        long bytes) {
    static PullView of(PullLog.Pull pull) {
        return new PullView(
                Long.toString(pull.id()),
                pull.at(),
                pull.address(),
                pull.agent(),
                pull.publicationId() == null ? null : pull.publicationId().toString(),
                pull.tokenId() == null ? "key" : "token",
                pull.caller(),
                pull.status(),
                pull.bytes());
    }
}
