package io.tillbridge.lightspeed.cseries;

import io.tillbridge.network.OutboundRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Gives the HTTP client only addresses that connections may reach. */
record OutboundResolver(OutboundRules outbound) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return outbound.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
