package io.tillbridge.api.http;

import io.tillbridge.network.IpNetwork;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How requests reach the API: by which public address, and through which reverse proxies.
 *
 * @param publicUrl {@code http.public-url}; empty when there is none
 * @param trusted proxies whose {@code Forwarded} and {@code X-Forwarded-*} are believed, {@code http.trusted-proxies}
 */
public record ProxySettings(String publicUrl, List<IpNetwork> trusted) {
    static final ProxySettings NONE = new ProxySettings("", List.of());

    public ProxySettings {
        trusted = List.copyOf(trusted);
    }

    boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether the public address is reached by TLS; empty without a public address. */
    Optional<Boolean> secure() {
        return publicUrl.isEmpty()
                ? Optional.empty()
                : Optional.of(publicUrl.toLowerCase(Locale.ROOT).startsWith("https:"));
    }

    /** The origin of the hub's own pages as browsers write it; empty without a public address. */
    Optional<String> publicOrigin() {
        return publicUrl.isEmpty() ? Optional.empty() : originOf(publicUrl);
    }

    /** Scheme, host and port of an address, without the port that is usual for the scheme. */
    static Optional<String> originOf(String address) {
        try {
            URI uri = URI.create(address.toLowerCase(Locale.ROOT));
            if (uri.getScheme() == null || uri.getRawAuthority() == null) {
                return Optional.empty();
            }
            String usual = uri.getScheme().equals("https") ? ":443" : ":80";
            String authority = uri.getRawAuthority();
            return Optional.of(uri.getScheme() + "://"
                    + (authority.endsWith(usual)
                            ? authority.substring(0, authority.length() - usual.length())
                            : authority));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }
}
