package io.tillbridge.lightspeed.cseries;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Credentials;
import io.tillbridge.run.RefusedFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The shop that is called and as whom: address, language, key and secret. Prints no secret. */
final class ShopTarget {
    private final String baseUrl;
    private final String language;
    private final String key;
    private final String secret;

    /**
     * @param baseUrl without trailing slash
     */
    ShopTarget(String baseUrl, String language, String key, String secret) {
        this.baseUrl = baseUrl;
        this.language = language;
        this.key = key;
        this.secret = secret;
    }

    /**
     * @throws RefusedFailure when key or secret are not set
     */
    static ShopTarget of(String baseUrl, String language, Credentials credentials) {
        String key = credentials.get(CSeries.API_KEY).orElse(null);
        String secret = credentials.get(CSeries.API_SECRET).orElse(null);
        if (key == null || secret == null) {
            throw new RefusedFailure("The connection to the shop at " + baseUrl
                    + " has no API key and secret. Make a key in the shop's back office under Settings, Developers, and set"
                    + " apiKey and apiSecret.");
        }
        return new ShopTarget(baseUrl, language, key, secret);
    }

    String baseUrl() {
        return baseUrl;
    }

    String language() {
        return language;
    }

    String key() {
        return key;
    }

    ShopTarget at(String otherBaseUrl) {
        return new ShopTarget(otherBaseUrl, language, key, secret);
    }

    ShopTarget in(String otherLanguage) {
        return new ShopTarget(baseUrl, otherLanguage, key, secret);
    }

    String authorization() {
        byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** A text of the shop's without what must not be repeated. */
    String masked(String text) {
        return text.replace(secret, "***")
                .replace(key, "***")
                .replace(authorization().substring(6), "***");
    }

    @Override
    public String toString() {
        return baseUrl + "/" + language;
    }
}
