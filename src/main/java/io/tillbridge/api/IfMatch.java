package io.tillbridge.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code If-Match}. */
final class IfMatch {
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");

    private IfMatch() {}

    /** The version a change is based on; empty when any will do. An ETag that is none of ours matches nothing. */
    static Optional<Long> version(ApiRequest request) {
        return request.header("If-Match").filter(tag -> !tag.equals("*")).map(tag -> {
            Matcher matcher = VERSION.matcher(tag);
            if (!matcher.matches()) {
                throw Problem.stale(
                                "If-Match is " + Quote.of(tag) + ", which is no ETag of this resource: read it again")
                        .refusal();
            }
            return Long.valueOf(matcher.group(1));
        });
    }

    /** Holds a resource without a version of its own against the header. */
    static void require(ApiRequest request, String etag, String what) {
        request.header("If-Match")
                .filter(tag -> !tag.equals("*") && !tag.equals(etag))
                .ifPresent(tag -> {
                    throw Problem.stale(what + " has changed since " + Quote.of(tag)
                                    + ": read it again and repeat the change")
                            .refusal();
                });
    }
}
