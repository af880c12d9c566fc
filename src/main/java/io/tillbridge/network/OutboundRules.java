package io.tillbridge.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which hosts the connections of the hub may reach. The name is checked first, then every address it resolves to; the
 * connection is made to the checked addresses, so that a name that resolves differently later gains nothing.
 *
 * @param allowedHosts names, {@code *.example.com}, addresses or networks; empty allows every host
 * @param deniedNetworks addresses that are never connected to, whatever name led there
 */
public record OutboundRules(List<String> allowedHosts, List<IpNetwork> deniedNetworks) {
    public static final String ALLOWED_KEY = "connections.allowed-hosts";
    public static final String DENIED_KEY = "connections.denied-networks";

    /** Translators between IPv6 and IPv4 carry the IPv4 address here. */
    private static final IpNetwork NAT64 = IpNetwork.of("64:ff9b::/96");

    private static final IpNetwork SIX_TO_FOUR = IpNetwork.of("2002::/16");
    private static final IpNetwork COMPATIBLE = IpNetwork.of("::/96");

    public OutboundRules {
        allowedHosts = allowedHosts.stream().map(OutboundRules::plain).toList();
        deniedNetworks = List.copyOf(deniedNetworks);
    }

    /** No limits; for tests. */
    public static OutboundRules none() {
        return new OutboundRules(List.of(), List.of());
    }

    /**
     * The addresses of a host that may be connected to; never empty.
     *
     * @throws ForbiddenTarget when the host is not allowed, or each of its addresses is denied
     * @throws UnknownHostException when the host has no address
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        return permitted(host, all);
    }

    /** Those of the addresses of a host that may be connected to. */
    InetAddress[] permitted(String host, InetAddress... all) throws ForbiddenTarget {
        if (!allowedHosts.isEmpty() && allowedHosts.stream().noneMatch(rule -> matches(rule, host, all))) {
            throw new ForbiddenTarget("The host " + host + " is not among those that connections may reach" + " (key "
                    + ALLOWED_KEY + "). Nothing was sent. Ask whoever runs the hub to add it.");
        }
        InetAddress[] permitted = Arrays.stream(all).filter(this::permitted).toArray(InetAddress[]::new);
        if (permitted.length == 0) {
            throw new ForbiddenTarget("The host " + host + " leads to an address that connections may not reach"
                    + " (key " + DENIED_KEY + "). Nothing was sent. Correct the connection's address, or ask whoever"
                    + " runs the hub to change the key.");
        }
        return permitted;
    }

    private boolean permitted(InetAddress address) {
        InetAddress target = carried(address);
        return deniedNetworks.stream().noneMatch(network -> network.contains(address) || network.contains(target));
    }

    /** The IPv4 address that an IPv6 address stands for; the address itself when it stands for none. */
    static InetAddress carried(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (SIX_TO_FOUR.contains(address)) {
            return IpNetwork.address(Arrays.copyOfRange(bytes, 2, 6));
        }
        if (NAT64.contains(address) || (COMPATIBLE.contains(address) && !address.isLoopbackAddress())) {
            return IpNetwork.address(Arrays.copyOfRange(bytes, 12, 16));
        }
        return address;
    }

    static boolean matches(String rule, String host, InetAddress[] all) {
        String name = plain(host);
        if (rule.startsWith("*.")) {
            return name.endsWith(rule.substring(1)) && name.length() > rule.length() - 1;
        }
        if (name.equals(rule)) {
            return true;
        }
        // An address or a network allows what is written as an address, never a name that happens to lead there.
        return IpNetwork.literal(name).isPresent()
                && rule.matches("[0-9a-f:.]+(/[0-9]{1,3})?")
                && Arrays.stream(all).allMatch(IpNetwork.of(rule)::contains);
    }

    /** Without the brackets of an IPv6 address and the point at the end of a full name. */
    static String plain(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
