package io.tillbridge.api.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** {@code next} and {@code after}: opaque to the client, bound to the list that gave it. */
public final class Cursor {
    private Cursor() {}

    public static String of(String operation, String position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((operation + ":" + position).getBytes(StandardCharsets.UTF_8));
    }

    /** The position inside; a 400 when this list did not give it. */
    static String open(String operation, String given) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
            if (text.startsWith(operation + ":")) {
                return text.substring(operation.length() + 1);
            }
        } catch (IllegalArgumentException notBase64) {
            throw refusal();
        }
        throw refusal();
    }

    static long number(String position) {
        if (!position.matches("[0-9]{1,18}")) {
            throw refusal();
        }
        return Long.parseLong(position);
    }

    public static Refusal refusal() {
        return Problem.unreadable(List.of(RequestFault.inParameter(
                        "after", "malformed", "after is not a next of this list: send one as it was given")))
                .refusal();
    }
}
