package io.tillbridge.api.http;

import io.tillbridge.network.IpNetwork;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code Forwarded} (RFC 7239) and {@code X-Forwarded-For}; whether to believe them is decided elsewhere. */
final class ForwardedHeaders {
    private static final int MOST_HOPS = 50;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    /** A pair, and the sign after it: {@code ;} within a hop, {@code ,} before the next one. */
    private static final Pattern PAIR = Pattern.compile(
            "[ \\t]*(?:(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*)\"))?[ \\t]*([;,]|$)");

    private static final Pattern NODE =
            Pattern.compile("([0-9.]+)(?::[0-9]{1,5})?|\\[([0-9A-Fa-f:.]+)](?::[0-9]{1,5})?");

    private ForwardedHeaders() {}

    /** One hop as its receiver describes it; each part may be missing or nonsense. */
    record Hop(String node, Optional<String> host, Optional<String> scheme) {
        Optional<InetAddress> address() {
            String text = node.strip();
            Matcher matcher = NODE.matcher(text);
            if (matcher.matches()) {
                return IpNetwork.literal(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
            return IpNetwork.literal(text);
        }
    }

    /**
     * The hops, the nearest last. Empty when they cannot be believed: a header is no list of hops, too long, or both
     * headers are there and name different clients. A proxy sets one of them and hands on what the client sent as the
     * other.
     */
    static Optional<List<Hop>> read(MultiMap headers) {
        Optional<List<Hop>> standard = forwarded(String.join(",", headers.getAll("Forwarded")));
        List<Hop> usual = new ArrayList<>();
        headers.getAll("X-Forwarded-For").forEach(line -> List.of(line.split(",", -1))
                .forEach(node -> usual.add(new Hop(node, Optional.empty(), Optional.empty()))));
        if (standard.isEmpty() || standard.get().size() > MOST_HOPS || usual.size() > MOST_HOPS) {
            return Optional.empty();
        }
        if (standard.get().isEmpty()) {
            return Optional.of(usual);
        }
        boolean same = usual.isEmpty() || addresses(standard.get()).equals(addresses(usual));
        return same ? standard : Optional.empty();
    }

    /** The last value of a header that may be a list; empty when it is not there. */
    static Optional<String> last(MultiMap headers, String name) {
        List<String> lines = headers.getAll(name);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String line = lines.get(lines.size() - 1);
        return Optional.of(line.substring(line.lastIndexOf(',') + 1).strip());
    }

    private static List<Optional<InetAddress>> addresses(List<Hop> hops) {
        return hops.stream().map(Hop::address).toList();
    }

    private static Optional<List<Hop>> forwarded(String text) {
        List<Hop> hops = new ArrayList<>();
        if (text.isBlank()) {
            return Optional.of(hops);
        }
        Hop hop = new Hop("", Optional.empty(), Optional.empty());
        Matcher pairs = PAIR.matcher(text);
        int at = 0;
        while (pairs.find(at) && pairs.start() == at) {
            hop = with(hop, pairs.group(1), pairs.group(2) == null ? pairs.group(3) : pairs.group(2));
            at = pairs.end();
            if (!pairs.group(4).equals(";")) {
                hops.add(hop);
                hop = new Hop("", Optional.empty(), Optional.empty());
            }
            if (pairs.group(4).isEmpty()) {
                return Optional.of(hops);
            }
        }
        return Optional.empty();
    }

    private static Hop with(Hop hop, String name, String value) {
        if (name == null) {
            return hop;
        }
        String plain = value.replaceAll("\\\\(.)", "$1");
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "for" -> new Hop(plain, hop.host(), hop.scheme());
            case "host" -> new Hop(hop.node(), Optional.of(plain), hop.scheme());
            case "proto" -> new Hop(hop.node(), hop.host(), Optional.of(plain));
            default -> hop;
        };
    }
}
