package io.tillbridge.lightspeed.rseries;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RefusedFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page. That of the next one is given by the server and followed as given, but only within the list that
 * the walk began with: the token goes nowhere else.
 */
record PageAddress(URI uri) {
    static final int LARGEST = 100;
    private static final Pattern ILLEGAL = Pattern.compile("[\\s\"<>|{}^`\\\\]");
    private static final Pattern LIMIT = Pattern.compile("(?<=[?&]limit=)([0-9]{1,9})(?=&|$)");

    /**
     * The page after this one.
     *
     * @param next as given; may be relative
     * @param subject who gave it, for messages
     * @throws RefusedFailure when it is of another server, account or list
     * @throws BadDataFailure when it is no address
     */
    PageAddress next(String next, String subject) {
        URI to;
        try {
            to = uri.resolve(legal(next.strip()));
        } catch (IllegalArgumentException e) {
            throw new BadDataFailure(subject + " names a next page that is no address (" + next.length()
                    + " characters). Nothing was sent there. Read the list again; if it stays so, tell the provider.");
        }
        boolean same = uri.getScheme().equalsIgnoreCase(to.getScheme())
                && String.valueOf(uri.getHost()).equalsIgnoreCase(to.getHost())
                && port(uri) == port(to)
                && to.getRawUserInfo() == null
                && bare(uri).equals(bare(to));
        if (!same) {
            throw new RefusedFailure(subject + " names a next page elsewhere (" + shown(to) + "), expected one of "
                    + shown(uri) + ". The token was not sent there. Check the connection's baseUrl and accountId.");
        }
        return new PageAddress(to);
    }

    /** Parameters as some servers write them, with characters that an address does not have. */
    private static String legal(String next) {
        int query = next.indexOf('?');
        return query < 0
                ? next
                : next.substring(0, query)
                        + ILLEGAL.matcher(next.substring(query)).replaceAll(found -> percent(found.group()));
    }

    private static String percent(String letter) {
        return URLEncoder.encode(letter, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String bare(URI uri) {
        return String.valueOf(uri.getRawPath()).replaceFirst("\\.json$", "");
    }

    private static String shown(URI uri) {
        String place = uri.getHost() + uri.getRawPath();
        return place.length() > 120 ? place.substring(0, 120) + "…" : place;
    }

    /** Half the rows, from the same place; the same address when a page is one row already. */
    PageAddress half() {
        String text = uri.toString();
        Matcher limit = LIMIT.matcher(text);
        if (!limit.find()) {
            return new PageAddress(URI.create(text + (text.contains("?") ? "&" : "?") + "limit=" + LARGEST / 2));
        }
        long rows = Math.min(LARGEST, Long.parseLong(limit.group()));
        return rows <= 1 ? this : new PageAddress(URI.create(limit.replaceFirst(Long.toString(rows / 2))));
    }

    /** Where it stands in the list, however many rows are asked for: two pages of one place are the same page. */
    String place() {
        return LIMIT.matcher(uri.toString()).replaceAll("");
    }
}
