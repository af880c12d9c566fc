package io.tillbridge.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which hosts may receive events. The rules of connections hold for them as well. In addition, a host with an address of
 * an internal network is refused, and so is a host without TLS, unless the configuration names it: whoever may make a
 * subscription must not reach into the network of the hub with it.
 *
 * @param internalHosts names, {@code *.example.com}, addresses or networks that may be internal and may have no TLS
 */
public record ReceiverRules(OutboundRules outbound, List<String> internalHosts) {
    public static final String INTERNAL_KEY = "event-subscriptions.internal-hosts";

    public ReceiverRules {
        internalHosts = internalHosts.stream().map(OutboundRules::plain).toList();
    }

    /**
     * The addresses of a host that may be connected to; never empty.
     *
     * @throws ForbiddenTarget when the host is not allowed, or each of its addresses is denied
     * @throws UnknownHostException when the host has no address
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return permitted(host, InetAddress.getAllByName(host));
    }

    InetAddress[] permitted(String host, InetAddress... all) throws ForbiddenTarget {
        InetAddress[] reachable = outbound.permitted(host, all);
        if (names(host, reachable)) {
            return reachable;
        }
        InetAddress[] permitted = Arrays.stream(reachable)
                .filter(address -> !InternalNetworks.contain(address))
                .toArray(InetAddress[]::new);
        if (permitted.length == 0) {
            throw new ForbiddenTarget("The host " + host + " leads to an address of an internal network, which events"
                    + " are not sent to. Nothing was sent. Use an address of the internet, or ask whoever runs the hub"
                    + " to add the host to the key " + INTERNAL_KEY + ".");
        }
        return permitted;
    }

    /** Whether the configuration names the host, or the address that the host is written as. */
    public boolean names(String host) {
        return names(host, IpNetwork.literal(OutboundRules.plain(host)).stream().toArray(InetAddress[]::new));
    }

    private boolean names(String host, InetAddress... all) {
        return internalHosts.stream().anyMatch(rule -> OutboundRules.matches(rule, host, all));
    }

    /**
     * Looks at a host without resolving its name: what is written as an address, and the names of this machine.
     *
     * @throws ForbiddenTarget when it is refused whatever a resolver says
     */
    public void check(String host) throws ForbiddenTarget {
        String name = OutboundRules.plain(host);
        InetAddress[] known = name.equals("localhost") || name.endsWith(".localhost")
                ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                : IpNetwork.literal(name).stream().toArray(InetAddress[]::new);
        if (known.length > 0) {
            permitted(host, known);
        }
    }
}
