package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.fault.CallerFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The address that a browser landed on after a sign-in, as a person pastes it: whole, or from its question mark on. */
final class LandedAddress {
    private LandedAddress() {}

    /**
     * Its parameters.
     *
     * @throws CallerFault INVALID: when it has no state, or neither a code nor an error
     */
    static Map<String, String> read(String address) {
        String text = address.strip();
        int question = text.indexOf('?');
        String query = (question < 0 ? text : text.substring(question + 1)).replaceFirst("#.*$", "");
        Map<String, String> parameters = new HashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        boolean answered = filled(parameters, "code") || filled(parameters, "error");
        if (!filled(parameters, "state") || !answered) {
            throw fault("must be the whole address that the browser landed on after the sign-in, with ?code=…&state=…"
                    + " in it. Copy it from the address bar; it does not matter that no page was shown there.");
        }
        return parameters;
    }

    /** Without any part of what was pasted, which may hold a code. */
    static CallerFault fault(String message) {
        return CallerFault.invalid("/address", "malformed", message);
    }

    private static boolean filled(Map<String, String> parameters, String name) {
        return !parameters.getOrDefault(name, "").isBlank();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
