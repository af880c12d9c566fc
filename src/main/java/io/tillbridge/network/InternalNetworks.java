package io.tillbridge.network;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Addresses that are not of the internet: of this machine, of private networks, of providers, and of no single machine. */
final class InternalNetworks {
    private static final List<IpNetwork> ALL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/3",
                    "::/127",
                    // Local translators to IPv4, what is discarded, and tunnels to machines behind routers.
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/32",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(IpNetwork::of)
            .toList();

    private InternalNetworks() {}

    /** Whether an address, or the IPv4 address that it stands for, is one of them. */
    static boolean contain(InetAddress address) {
        InetAddress target = OutboundRules.carried(address);
        return ALL.stream().anyMatch(network -> network.contains(address) || network.contains(target));
    }
}
