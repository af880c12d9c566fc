package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the account that a token is for, and keeps it as the setting {@code accountId}. */
final class AccountDiscovery {
    private static final Logger LOG = LoggerFactory.getLogger(AccountDiscovery.class);

    private final SignInHttp http;
    private final SignInEndpoints endpoints;
    private final Connections connections;

    AccountDiscovery(SignInHttp http, SignInEndpoints endpoints, Connections connections) {
        this.http = http;
        this.endpoints = endpoints;
        this.connections = connections;
    }

    /** What the token says of itself, else what the API says of it; empty when neither names an account. */
    Optional<String> of(String token, TokenClaims claims, RSeriesSettings settings) {
        return Optional.ofNullable(claims.account())
                .or(() -> asked(endpoints.api(settings) + "/API/V3/Account.json", token)
                        .flatMap(answer -> RSeriesJson.records(answer, "Account").stream().findFirst())
                        .flatMap(account -> digits(account.id("accountID"))))
                .or(() -> asked(endpoints.api(settings) + "/API/Session.json", token)
                        .flatMap(session -> digits(RSeriesJson.of(session).id("systemCustomerID"))));
    }

    private static Optional<String> digits(String id) {
        return Optional.ofNullable(id).filter(text -> text.matches("[1-9][0-9]{0,17}"));
    }

    private Optional<Object> asked(String url, String token) {
        try {
            SignInHttp.Answer answer = http.get(url, token);
            return answer.status() == 200 ? Optional.ofNullable(answer.json()) : Optional.empty();
        } catch (IOException away) {
            LOG.debug("{} did not name the account: {}", url, away.toString());
            return Optional.empty();
        }
    }

    void keep(long connectionId, String account) {
        connections.change(connectionId, Map.of("settings", Map.of("accountId", account)), null);
        LOG.info("Connection {} is of R-Series account {}", connectionId, account);
    }
}
