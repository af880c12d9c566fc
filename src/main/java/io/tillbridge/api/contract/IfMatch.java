package io.tillbridge.api.contract;

import io.tillbridge.api.http.Preconditions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version in the header {@code If-Match}, as {@link Preconditions} left it: one tag, which was right a moment ago. */
public final class IfMatch {
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");

    private IfMatch() {}

    /** The version a change is based on; empty when any will do. An ETag that is none of ours matches nothing. */
    public static Optional<Long> version(ApiRequest request) {
        return request.header("If-Match").map(tag -> {
            Matcher matcher = VERSION.matcher(tag);
            if (!matcher.matches()) {
                throw Problem.stale("If-Match is " + QuotedText.of(tag)
                                + ", which is no ETag of this resource: read it again")
                        .refusal();
            }
            return Long.valueOf(matcher.group(1));
        });
    }
}
