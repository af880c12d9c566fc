package io.tillbridge.api.http;

import io.tillbridge.api.http.ForwardedHeaders.Hop;
import io.tillbridge.network.IpNetwork;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the client behind the trusted proxies: the rightmost hop that is none of them. What stands left of it was written
 * by the client and may be a lie. A hop that is no address ends the search at the proxy that told it.
 */
final class ClientResolver {
    private static final String HOST = "([a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?";

    private final ProxySettings settings;

    ClientResolver(ProxySettings settings) {
        this.settings = settings;
    }

    RemoteClient of(HttpServerRequest http) {
        String given = http.headers().get(HttpHeaders.HOST);
        String host = given == null ? "" : given.toLowerCase(Locale.ROOT);
        String peer = http.remoteAddress().hostAddress();
        Optional<InetAddress> nearest = IpNetwork.literal(withoutZone(peer));
        if (nearest.filter(settings::trusts).isEmpty()) {
            return new RemoteClient(withoutZone(peer), host, Optional.empty());
        }
        Optional<List<Hop>> hops = ForwardedHeaders.read(http.headers());
        if (hops.isEmpty() || hops.get().isEmpty()) {
            return described(http, nearest.get().getHostAddress(), host, Optional.empty());
        }
        InetAddress client = nearest.get();
        Optional<Hop> told = Optional.empty();
        for (int i = hops.get().size() - 1; i >= 0 && settings.trusts(client); i--) {
            Hop hop = hops.get().get(i);
            told = Optional.of(hop);
            Optional<InetAddress> address = hop.address();
            if (address.isEmpty()) {
                break;
            }
            client = address.get();
        }
        return described(http, client.getHostAddress(), host, told);
    }

    /** What the hop says of host and scheme counts before the headers of the nearest proxy. */
    private static RemoteClient described(HttpServerRequest http, String address, String host, Optional<Hop> hop) {
        String forwardedHost = hop.flatMap(Hop::host)
                .or(() -> ForwardedHeaders.last(http.headers(), "X-Forwarded-Host"))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.matches(HOST))
                .orElse(host);
        Optional<Boolean> secure = hop.flatMap(Hop::scheme)
                .or(() -> ForwardedHeaders.last(http.headers(), "X-Forwarded-Proto"))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.equals("http") || text.equals("https"))
                .map(text -> text.equals("https"));
        return new RemoteClient(address, forwardedHost, secure);
    }

    private static String withoutZone(String address) {
        int zone = address == null ? -1 : address.indexOf('%');
        return address == null ? "" : zone < 0 ? address : address.substring(0, zone);
    }
}
