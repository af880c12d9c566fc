package io.tillbridge.flow.orders;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unguessable part of the address at which a shop tells us of its orders: the id of the connection and 256 random
 * bits, kept sealed. A connection has one just as long as its shop may have hooks of ours.
 */
public final class WebhookTokens {
    private static final String NAME = "webhook-token";
    private static final int BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("([1-9][0-9]{0,17})-[0-9A-Za-z_-]{43}");

    private final Connections connections;
    private final SecureRandom random = new SecureRandom();

    public WebhookTokens(Connections connections) {
        this.connections = connections;
    }

    Optional<String> find(long connectionId) {
        return connections.ownSecret(connectionId, NAME);
    }

    /** The one there is, or a new one, which is kept before anybody hears of it. */
    String findOrMake(long connectionId) {
        return find(connectionId).orElseGet(() -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            String token =
                    connectionId + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            connections.keepOwnSecret(connectionId, NAME, token);
            return token;
        });
    }

    void forget(long connectionId) {
        connections.keepOwnSecret(connectionId, NAME, null);
    }

    /** The shop that was given this token. */
    Optional<Connection> shopOf(String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return connections
                .find(Long.parseLong(parts.group(1)))
                .filter(connection -> connection.kind().equals(CSeries.NAME))
                .filter(connection -> find(connection.id())
                        .filter(known -> same(known, token))
                        .isPresent());
    }

    private static boolean same(String known, String given) {
        return MessageDigest.isEqual(
                known.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
