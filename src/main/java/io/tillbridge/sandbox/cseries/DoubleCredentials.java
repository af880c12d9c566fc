package io.tillbridge.sandbox.cseries;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Who a caller says it is: HTTP Basic, the key as user and the secret as password. */
record DoubleCredentials(String key, String secret) {
    private static final String BASIC = "Basic ";
    private static final DoubleCredentials NONE = new DoubleCredentials("", "");

    static DoubleCredentials of(String header) {
        if (header == null || !header.startsWith(BASIC)) {
            return NONE;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()));
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? NONE : new DoubleCredentials(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }

    boolean isSecret(String right) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Credentials[of a key]";
    }
}
