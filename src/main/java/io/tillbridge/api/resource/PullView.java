package io.tillbridge.api.resource;

import io.tillbridge.feed.delivery.PullLog;
import java.time.Instant;

/**
 * A pull of a feed as the API shows it.
 *
 * @param address absent for a flow
 * @param by {@code token}, or what the caller is: {@code key}, {@code person} or {@code flow}
 * @param caller absent with a token
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
                pull.tokenId() == null ? pull.caller().split(":", 2)[0] : "token",
                pull.caller(),
                pull.status(),
                pull.bytes());
    }
}
