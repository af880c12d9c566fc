package io.tillbridge.access;

/**
 * A one-time secret just made, with the token that opens it; prints without it.
 *
 * @param token 256 random bits, base64url
 */
public record NewOneTimeSecret(OneTimeSecret secret, String token) {
    @Override
    public String toString() {
        return "NewOneTimeSecret[secret=" + secret + "]";
    }
}
