package io.tillbridge.api.http;

import java.time.Duration;

/** Who hears the web hooks of shops. */
public interface WebhookReceiver {
    /** How long an address has to wait after its failures; zero when it may knock. */
    Duration waiting(String address);

    /** How many more failures of an address are let through now. */
    int left(String address);

    /** Whether somebody listens under a token. It is asked before a body is read. */
    boolean knows(String token, String address);

    /**
     * Hears a hook out. When it returns, the hook is kept.
     *
     * @param event what the sender says it is about; may be null
     * @param signature of the body; may be null
     * @return false when token or signature is wrong
     */
    boolean hear(String token, String address, String event, String signature, byte[] body);
}
