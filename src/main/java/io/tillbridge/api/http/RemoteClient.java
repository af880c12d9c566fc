package io.tillbridge.api.http;

import io.tillbridge.network.IpNetwork;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * Who sent a request, as far as the trusted proxies tell, and how the client addressed the hub.
 *
 * @param address IP address as text
 * @param host name and port the client called, lower case; empty when there is none
 * @param secure whether the client's connection is encrypted; empty when nobody tells
 */
record RemoteClient(String address, String host, Optional<Boolean> secure) {

    /** Whether the client called the hub by a name of this very machine, where nobody listens in between. */
    boolean callsLoopback() {
        String name = name();
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || IpNetwork.literal(name)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    /** Whether the hub was called by an address, which no foreign name server can make lead elsewhere. */
    boolean callsAddress() {
        return IpNetwork.literal(name()).isPresent();
    }

    private String name() {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }
}
