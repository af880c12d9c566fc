package io.tillbridge.lightspeed.cseries;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The signature of a web hook: MD5 of the raw body and the API secret after it, in hex. It is a weak one, so an
 * unguessable path goes with it, and what the hook says is read again from the shop.
 */
public final class WebhookSignature {
    private WebhookSignature() {}

    /**
     * Whether a body was signed with the connection's secret; takes the same time wherever they differ.
     *
     * @param signature the header {@code X-Signature}; null when there is none
     */
    public static boolean matches(byte[] rawBody, Credentials credentials, String signature) {
        String secret = credentials.get(CSeries.API_SECRET).orElse(null);
        if (secret == null || signature == null) {
            return false;
        }
        byte[] expected = of(rawBody, secret).getBytes(StandardCharsets.US_ASCII);
        byte[] found = signature.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, found);
    }

    static String of(byte[] rawBody, String secret) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(rawBody);
            return HexFormat.of().formatHex(md5.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
