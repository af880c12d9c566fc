package io.tillbridge.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one address when failures are counted. */
final class AddressRange {
    private static final int LONGEST = 64;

    private AddressRange() {}

    /** An address as it is kept with a session: itself, cut to its column. */
    static String shown(String address) {
        return address == null || address.length() <= LONGEST ? address : address.substring(0, LONGEST);
    }

    /** The address itself; of IPv6 the first 64 bits, for everybody there has 2^64 of them. */
    static String of(String address) {
        if (address == null) {
            return "";
        }
        String text = address.length() > LONGEST ? address.substring(0, LONGEST) : address;
        if (text.indexOf(':') < 0) {
            return text;
        }
        try {
            // With a colon in it this is parsed and never looked up.
            InetAddress parsed = InetAddress.getByName(text);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return text;
        }
    }
}
