package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Access tokens as the current server makes them: an RS256 JWT whose times have fractions. */
final class TillJwt {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int BITS = 2048;
    private static final String KEY_ID = "sandbox-1";

    /** One for the life of the process: it takes a while to make. */
    private static final KeyPair KEYS = keys();

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no RSA keys", e);
        }
    }

    /**
     * For the first employee of the account, with these scopes.
     *
     * @param named whether it names the account
     */
    String token(TillSetup setup, boolean named, List<String> scopes, Instant from, Instant until) {
        Map<String, Object> head = DoubleJson.object("typ", "JWT", "alg", "RS256", "kid", KEY_ID);
        Map<String, Object> claims = DoubleJson.object(
                "jti", UUID.randomUUID().toString(),
                "iss", "https://cloud.lightspeedapp.com",
                "aud", setup.clientId(),
                "sub", "1",
                "acct", Long.toString(setup.id()),
                "scope", String.join(" ", scopes),
                "iat", seconds(from),
                "nbf", seconds(from),
                "exp", seconds(until));
        if (!named) {
            claims.remove("acct");
        }
        String text = encoded(DoubleJson.bytes(head)) + "." + encoded(DoubleJson.bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An access token of the sandbox till cannot be signed", e);
        }
    }

    /** What {@code /.well-known/jwks} answers. */
    Map<String, Object> published() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return DoubleJson.object(
                "keys",
                List.of(DoubleJson.object(
                        "kty",
                        "RSA",
                        "alg",
                        "RS256",
                        "use",
                        "sig",
                        "kid",
                        KEY_ID,
                        "n",
                        encoded(unsigned(key.getModulus().toByteArray())),
                        "e",
                        encoded(unsigned(key.getPublicExponent().toByteArray())))));
    }

    private static BigDecimal seconds(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond())
                .add(BigDecimal.valueOf(at.getNano() / 1_000, 6))
                .setScale(6);
    }

    private static byte[] unsigned(byte[] number) {
        return number.length > 1 && number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
