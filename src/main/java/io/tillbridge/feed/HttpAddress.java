package io.tillbridge.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Absolute http and https addresses, with everything escaped that has no place in one. */
final class HttpAddress {
    private static final String UNSAFE = "\"<>\\^`{|}";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HttpAddress() {}

    /** @return null when it is none */
    static String of(String text) {
        String stripped = text.strip();
        String lower = stripped.substring(0, Math.min(8, stripped.length())).toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return null;
        }
        String escaped = escaped(stripped);
        try {
            URI address = new URI(escaped);
            return address.getHost() == null || address.getUserInfo() != null ? null : escaped;
        } catch (java.net.URISyntaxException e) {
            return null;
        }
    }

    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                return escapedFrom(text, i);
            }
        }
        return text;
    }

    private static boolean isUnsafe(char c) {
        return c <= ' ' || c >= 0x7f || UNSAFE.indexOf(c) >= 0;
    }

    private static String escapedFrom(String text, int from) {
        StringBuilder escaped = new StringBuilder(text.substring(0, from));
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c <= ' ' || c >= 0x7f || UNSAFE.indexOf(c) >= 0) {
                for (byte one : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append('%').append(HEX.toHexDigits(one));
                }
            } else {
                escaped.append((char) c);
            }
        }
        return escaped.toString();
    }
}
