package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers that a connection sends with each request: plain ones of its settings, and those of a secret. */
public final class RequestHeaders {
    private static final int MOST = 20;
    private static final int LONGEST = 4096;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[ -~]{1," + LONGEST + "}");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(auth|token|secret|key|passw|cookie|session|signature|credential).*");

    /** The hub says these itself. */
    private static final Set<String> OWN = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "range",
            "if-range",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "if-unmodified-since",
            "accept-encoding",
            "proxy-authorization");

    private RequestHeaders() {}

    /** The setting {@code headers}. */
    static Map<String, String> read(Fields fields) {
        Map<String, String> headers = fields.map("headers", RequestHeaders::fault);
        if (headers.size() > MOST) {
            fields.fault(
                    "headers", "too-long", "must have at most " + MOST + " headers, found " + headers.size() + ".");
        }
        return headers;
    }

    /**
     * The lines of the secret {@link HttpsCatalog#SECRET_HEADERS}, in their order.
     *
     * @param faults gets every fault, by the number of its line and without any part of a value
     */
    public static Map<String, String> parse(String lines, List<FieldFault> faults) {
        Map<String, String> headers = new LinkedHashMap<>();
        String[] all = lines.strip().split("\\R", -1);
        for (int i = 0; i < all.length; i++) {
            int colon = all[i].indexOf(':');
            String name = colon < 0 ? "" : all[i].substring(0, colon).strip();
            String value = colon < 0 ? "" : all[i].substring(colon + 1).strip();
            if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                faults.add(fault("line " + (i + 1) + " must be a header such as \"X-Api-Key: value\", in ASCII."));
            } else if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
                faults.add(fault(
                        "line " + (i + 1) + " must not be a header that the hub sends itself, found " + name + "."));
            } else {
                headers.put(name, value);
            }
        }
        if (headers.size() > MOST) {
            faults.add(fault("must have at most " + MOST + " headers."));
        }
        return headers;
    }

    private static FieldFault fault(String message) {
        return new FieldFault("/secrets/" + HttpsCatalog.SECRET_HEADERS, "malformed", message);
    }

    /** What is wrong with one header of the settings; the value is never repeated. */
    private static Optional<String> fault(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("must have a header's name (letters, digits, -), found another text.");
        }
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("must be left out: the hub sends this header itself; found " + name + ".");
        }
        if (SECRET.matcher(name).matches()) {
            return Optional.of("must not be a setting, for its value is a secret: put the line \"" + name
                    + ": value\" into the secret secretHeaders; found " + name + ".");
        }
        return VALUE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("must be one line of at most " + LONGEST + " ASCII characters, found " + value.length()
                        + " other characters.");
    }
}
