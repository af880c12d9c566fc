package io.tillbridge.api.http;

import io.tillbridge.network.IpNetwork;
import java.net.InetAddress;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which pages are a shop's own, by the header {@code Origin} that browsers send. */
final class ShopOrigins {
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?");

    private ShopOrigins() {}

    /** Without encryption only pages of this machine are. */
    static boolean allow(Set<String> hosts, String origin) {
        Matcher parts = ORIGIN.matcher(origin);
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(2);
        String port = parts.group(3) == null ? "" : parts.group(3);
        return hosts.contains(host + port) && (parts.group(1).equals("https") || isLoopback(host));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || IpNetwork.literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }
}
