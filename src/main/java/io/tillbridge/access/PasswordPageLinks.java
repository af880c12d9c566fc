package io.tillbridge.access;

import java.util.function.Supplier;

/** The page on which somebody chooses a password. The token stands behind the #, which no browser sends to anybody. */
final class PasswordPageLinks {
    private final Supplier<String> publicUrl;

    /** @param publicUrl where people reach the hub, such as {@code https://hub.example.com}; asked at each link */
    PasswordPageLinks(Supplier<String> publicUrl) {
        this.publicUrl = publicUrl;
    }

    String to(String token) {
        return publicUrl.get().replaceAll("/+$", "") + "/welcome#" + token;
    }
}
