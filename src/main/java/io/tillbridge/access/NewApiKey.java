package io.tillbridge.access;

/**
 * A key just made, with its secret in plain for the one who asked for it; prints without it.
 *
 * @param secret 256 random bits, base64url
 */
public record NewApiKey(ApiKey key, String secret) {
    @Override
    public String toString() {
        return "NewApiKey[key=" + key + "]";
    }
}
