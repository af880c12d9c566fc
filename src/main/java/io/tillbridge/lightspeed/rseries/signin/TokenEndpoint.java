package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.network.ForbiddenTarget;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * The token endpoint of R-Series: codes and refresh tokens into pairs. Bodies are forms and never hold a scope, which the
 * endpoint refuses. An error counts for what its status and its word say together; all else is a passing fault.
 */
final class TokenEndpoint {
    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();
    private static final int LONGEST_WORDS = 200;
    private static final int SHORTEST_SECRET = 4;

    private final SignInHttp http;
    private final SignInEndpoints endpoints;

    TokenEndpoint(SignInHttp http, SignInEndpoints endpoints) {
        this.http = http;
        this.endpoints = endpoints;
    }

    /** A client that a company registered; prints no secret. */
    record Client(String id, String secret) {
        @Override
        public String toString() {
            return "Client " + id;
        }
    }

    TokenAnswer exchange(Client client, String code, String redirectUri, String verifier) {
        Map<String, String> form = form(client, "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        form.put("code_verifier", verifier);
        return ask(form);
    }

    TokenAnswer refresh(Client client, String refreshToken) {
        Map<String, String> form = form(client, "refresh_token");
        form.put("refresh_token", refreshToken);
        return ask(form);
    }

    /** @return whether the endpoint took it */
    boolean revoke(Client client, String refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", client.id());
        form.put("client_secret", client.secret());
        form.put("refresh_token", refreshToken);
        try {
            return http.post(endpoints.revoke(), form).status() < 300;
        } catch (IOException away) {
            return false;
        }
    }

    private static Map<String, String> form(Client client, String grant) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grant);
        form.put("client_id", client.id());
        form.put("client_secret", client.secret());
        return form;
    }

    private TokenAnswer ask(Map<String, String> form) {
        try {
            SignInHttp.Answer answer = http.post(endpoints.token(), form);
            return answer.status() == 200 ? pair(answer) : refused(answer, form);
        } catch (IOException e) {
            return broken(e);
        }
    }

    private static TokenAnswer pair(SignInHttp.Answer answer) {
        RSeriesJson json = RSeriesJson.of(answer.json());
        String access = json.text("access_token");
        if (access.isEmpty()) {
            String found = answer.json() == null ? "no JSON" : "none";
            return passing("answered without an access token: expected access_token, found " + found);
        }
        TokenClaims claims = TokenClaims.of(access);
        String refresh = json.text("refresh_token");
        return new TokenAnswer.Pair(access, refresh.isEmpty() ? null : refresh, lifetime(json, claims), claims);
    }

    private static Duration lifetime(RSeriesJson json, TokenClaims claims) {
        BigDecimal seconds = json.amount("expires_in");
        if (seconds != null && seconds.signum() > 0) {
            return Duration.ofSeconds(seconds.min(BigDecimal.valueOf(MOST_SECONDS)).longValue());
        }
        return claims.lifetime() == null ? USUAL : claims.lifetime();
    }

    private static TokenAnswer refused(SignInHttp.Answer answer, Map<String, String> form) {
        RSeriesJson json = RSeriesJson.of(answer.json());
        String error = json.text("error");
        String said = said(json, form);
        if (answer.status() == 400 && error.equals("invalid_grant")) {
            return new TokenAnswer.Refused(TokenAnswer.Why.GRANT, "answered 400" + said, null);
        }
        if (answer.status() == 401 && error.equals("invalid_client")) {
            return new TokenAnswer.Refused(TokenAnswer.Why.CLIENT, "answered 401" + said, null);
        }
        return new TokenAnswer.Refused(
                TokenAnswer.Why.PASSING,
                "answered " + answer.status() + (answer.json() == null ? " without JSON" : said),
                pause(answer));
    }

    /** The words of the other side in one line, without anything that was sent. */
    private static String said(RSeriesJson json, Map<String, String> form) {
        String words = Stream.of("error", "error_description", "hint")
                .map(json::text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(": "));
        for (Map.Entry<String, String> sent : form.entrySet()) {
            if (!sent.getKey().equals("grant_type") && sent.getValue().length() >= SHORTEST_SECRET) {
                words = words.replace(sent.getValue(), "…");
            }
        }
        String line = words.replaceAll("\\s+", " ").strip();
        String some = line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) + "…" : line;
        return some.isEmpty() ? "" : ": '" + some + "'";
    }

    private static Duration pause(SignInHttp.Answer answer) {
        if (answer.retryAfter() == null || !answer.retryAfter().strip().matches("[0-9]{1,9}")) {
            return answer.status() == 429 ? Duration.ofMinutes(1) : null;
        }
        Duration wish = Duration.ofSeconds(Long.parseLong(answer.retryAfter().strip()));
        return wish.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wish;
    }

    private static TokenAnswer broken(IOException fault) {
        if (fault instanceof ForbiddenTarget) {
            return new TokenAnswer.Refused(TokenAnswer.Why.TARGET, fault.getMessage(), null);
        }
        if (fault instanceof UnknownHostException) {
            return passing("is not known by that name");
        }
        if (fault instanceof SocketTimeoutException) {
            return passing("did not answer in time");
        }
        if (fault instanceof SSLException) {
            return passing("shows no certificate that can be trusted, or broke the encryption");
        }
        return passing("could not be reached, or ended the connection before its answer was whole ("
                + fault.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ")");
    }

    private static TokenAnswer passing(String why) {
        return new TokenAnswer.Refused(TokenAnswer.Why.PASSING, why, null);
    }
}
