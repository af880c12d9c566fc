package io.tillbridge.network;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a network of its own.
 *
 * @param bits length of the prefix
 */
public record IpNetwork(InetAddress address, int bits) {
    private static final Pattern CIDR = Pattern.compile("([0-9A-Fa-f:.]{2,45})(?:/([0-9]{1,3}))?");
    private static final int MAPPED_PREFIX = 96;

    /** @throws IllegalArgumentException when the text is no address and no network */
    public static IpNetwork of(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            throw new IllegalArgumentException(text);
        }
        InetAddress address = literal(cidr.group(1)).orElseThrow(() -> new IllegalArgumentException(text));
        int width = address.getAddress().length * 8;
        int written = cidr.group(1).indexOf(':') < 0 ? 32 : 128;
        int bits = cidr.group(2) == null ? written : Integer.parseInt(cidr.group(2));
        // Java reads ::ffff:10.0.0.0 as an IPv4 address.
        int prefix = width < written ? bits - MAPPED_PREFIX : bits;
        if (prefix < 0 || prefix > width) {
            throw new IllegalArgumentException(text);
        }
        return new IpNetwork(address, prefix);
    }

    /** An address that is written as one, never a name that would be looked up; empty when it is none. */
    public static Optional<InetAddress> literal(String text) {
        if (!text.matches("[0-9A-Fa-f:.]{2,45}")) {
            return Optional.empty();
        }
        try {
            // With a colon in it this is parsed and never looked up; of IPv4, Java takes more forms than people write.
            return text.indexOf(':') >= 0 || NetUtil.isValidIpV4Address(text)
                    ? Optional.of(InetAddress.getByName(text))
                    : Optional.empty();
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] given = other.getAddress();
        if (own.length != given.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((own[bit / 8] & mask) != (given[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }
}
