package io.tillbridge.event.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message with the headers of Standard Webhooks.
 *
 * @param id {@code webhook-id}: the same at each try
 * @param timestamp {@code webhook-timestamp}: seconds of this try
 * @param signature {@code webhook-signature}: one signature for each secret, with blanks between
 */
public record SignedMessage(String id, long timestamp, String signature, String body) {
    private static final String ALGORITHM = "HmacSHA256";

    /**
     * Signs a message.
     *
     * @param secrets {@code whsec_} and base64, or the text whose bytes are the key; the current one first, none: unsigned
     * @throws IllegalArgumentException when what follows {@code whsec_} is no base64
     */
    public static SignedMessage of(String id, Instant at, String body, List<String> secrets) {
        long timestamp = at.getEpochSecond();
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        List<String> signatures = new ArrayList<>();
        secrets.forEach(secret -> signatures.add("v1," + Base64.getEncoder().encodeToString(sign(secret, signed))));
        return new SignedMessage(id, timestamp, String.join(" ", signatures), body);
    }

    private static byte[] sign(String secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(SigningSecret.key(secret), ALGORITHM));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "SignedMessage[id=" + id + "]";
    }
}
