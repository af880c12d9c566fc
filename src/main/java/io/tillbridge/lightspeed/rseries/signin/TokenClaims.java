package io.tillbridge.lightspeed.rseries.signin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What an access token says of itself when it is a JWT. The signature is not verified: the token came from the token
 * endpoint over TLS, and nothing is decided by it but what the hub shows and asks for.
 *
 * @param account null when it names none
 * @param scopes empty when it names none
 * @param lifetime from its issue to its end; null when it names neither
 */
record TokenClaims(String account, List<String> scopes, Duration lifetime) {
    private static final TokenClaims NONE = new TokenClaims(null, List.of(), null);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    TokenClaims {
        scopes = List.copyOf(scopes);
    }

    static TokenClaims of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return NONE;
        }
        try {
            RSeriesJson claims =
                    RSeriesJson.of(JSON.readValue(Base64.getUrlDecoder().decode(parts[1]), Object.class));
            return new TokenClaims(account(claims), scopes(claims), lifetime(claims));
        } catch (IOException | IllegalArgumentException noJwt) {
            return NONE;
        }
    }

    private static String account(RSeriesJson claims) {
        String account = claims.id("acct");
        return account != null && account.matches("[0-9]{1,18}") ? account : null;
    }

    /** One text with blanks, or a list. */
    private static List<String> scopes(RSeriesJson claims) {
        Object scope = ((Map<?, ?>) claims.json()).get("scope");
        if (scope instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return Arrays.stream(claims.text("scope").split("\\s+"))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Duration lifetime(RSeriesJson claims) {
        BigDecimal end = claims.amount("exp");
        BigDecimal begin = claims.amount("iat") == null ? claims.amount("nbf") : claims.amount("iat");
        if (end == null || begin == null || end.compareTo(begin) <= 0) {
            return null;
        }
        BigDecimal seconds = end.subtract(begin).min(LONGEST);
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }
}
