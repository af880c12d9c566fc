package io.tillbridge.sandbox.rseries;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * What the sign-in page sends back; it can be exchanged once, within a minute.
 *
 * @param challenge of PKCE; null: none was given
 * @param method {@code S256} or {@code plain}
 */
record SignInCode(String text, List<String> scopes, String challenge, String method, Instant madeAt) {
    private static final Duration LIFE = Duration.ofSeconds(60);

    boolean isAliveAt(Instant now) {
        return !now.isAfter(madeAt.plus(LIFE));
    }

    boolean isProvedBy(String verifier) {
        if (challenge == null) {
            return true;
        }
        if (verifier == null || !verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
            return false;
        }
        return challenge.equals("S256".equals(method) ? hash(verifier) : verifier);
    }

    private static String hash(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
