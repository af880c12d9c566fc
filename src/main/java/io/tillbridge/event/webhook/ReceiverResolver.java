package io.tillbridge.event.webhook;

import io.tillbridge.network.ReceiverRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Gives the HTTP client only addresses that may receive events. */
record ReceiverResolver(ReceiverRules rules) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return rules.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
