package io.tillbridge.catalog.check;

/**
 * Tells whether a text is an absolute http or https URL: scheme, a host, and no character a URL cannot hold (RFC 3986;
 * letters beyond ASCII are let through, since browsers take them). Looks at each character once.
 */
final class ImageUrl {

    private static final String NEVER = "\"<>\\^`{|}";

    private ImageUrl() {}

    static boolean isRight(String text, int start, int end) {
        int host = afterScheme(text, start, end);
        if (host < 0) {
            return false;
        }
        int path = endOfAuthority(text, host, end);
        return isAuthority(text, host, path) && isRest(text, path, end);
    }

    private static int afterScheme(String text, int start, int end) {
        if (text.regionMatches(true, start, "https://", 0, 8) && start + 8 < end) {
            return start + 8;
        }
        return text.regionMatches(true, start, "http://", 0, 7) && start + 7 < end ? start + 7 : -1;
    }

    private static int endOfAuthority(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return end;
    }

    private static boolean isAuthority(String text, int from, int end) {
        int host = from;
        for (int at = indexOf(text, '@', from, end); at >= 0; at = indexOf(text, '@', host, end)) {
            host = at + 1;
        }
        if (host > from && !isRest(text, from, host - 1)) {
            return false;
        }
        if (host < end && text.charAt(host) == '[') {
            int bracket = indexOf(text, ']', host, end);
            return bracket > host + 2 && isAddress(text, host + 1, bracket) && isPort(text, bracket + 1, end);
        }
        int colon = indexOf(text, ':', host, end);
        int endOfHost = colon >= 0 ? colon : end;
        return isHost(text, host, endOfHost) && isPort(text, endOfHost, end);
    }

    /** Labels of letters, digits, hyphens and underscores, none of them empty but the one behind a last point. */
    private static boolean isHost(String text, int from, int end) {
        int label = from;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (i == label) {
                    return false;
                }
                label = i + 1;
            } else if (c < 0x80 && !isLetterOrDigit(c) && c != '-' && c != '_') {
                return false;
            }
        }
        return end > from && text.charAt(from) != '-';
    }

    private static boolean isAddress(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (!isHexDigit(c) && c != ':' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String text, int from, int end) {
        if (from == end) {
            return true;
        }
        int port = 0;
        for (int i = from + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || port > 65_535) {
                return false;
            }
            port = port * 10 + (c - '0');
        }
        return text.charAt(from) == ':' && port <= 65_535;
    }

    private static boolean isRest(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            boolean brokenEscape =
                    c == '%' && (i + 2 >= end || !isHexDigit(text.charAt(i + 1)) || !isHexDigit(text.charAt(i + 2)));
            if (brokenEscape || NEVER.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(String text, char sought, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == sought) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    private static boolean isHexDigit(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
