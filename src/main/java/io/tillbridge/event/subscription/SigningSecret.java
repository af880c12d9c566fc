package io.tillbridge.event.subscription;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret as Standard Webhooks writes it: {@code whsec_} and the base64 of its bytes. */
final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private SigningSecret() {}

    static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The key of the signature; a secret without prefix is taken as its bytes. */
    static byte[] key(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }
}
