package io.tillbridge.app;

import io.tillbridge.connection.GrantedTokens;
import io.tillbridge.connection.Grants;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.TokenPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Signs a connection in to an account of the sandbox without its page. */
final class TillGrant {
    private TillGrant() {}

    static void give(Hub hub, DoubleTill till, long connection) {
        TokenPair pair = till.tokens().issue();
        Instant now = Instant.now();
        new Grants(hub.core().database().jdbi(), hub.core().secrets())
                .alone(
                        connection,
                        Duration.ofSeconds(10),
                        grant -> Grants.Change.to(
                                grant.received(
                                        new GrantedTokens(pair.access(), pair.refresh()),
                                        Long.toString(till.setup().id()),
                                        List.of("employee:all"),
                                        now,
                                        now.plus(Duration.ofDays(1))),
                                true));
    }
}
