package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionSignIn;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Grant;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.PendingSignIns;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.lightspeed.rseries.signin.Clients.Account;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.settings.Author;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs in to R-Series accounts: authorization code with state and PKCE. */
public final class RSeriesSignIn implements ConnectionSignIn {
    private static final int MOST_REDIRECT = 500;

    private final Connections connections;
    private final Grants grants;
    private final PendingSignIns pending;
    private final Clients clients;
    private final TokenEndpoint tokens;
    private final CodeExchange exchange;
    private final SignInEndpoints endpoints;
    private final TokenRules rules;
    private final String callback;

    /** @param callback the address of this hub's own callback; empty when the hub has no public address */
    public RSeriesSignIn(
            Connections connections,
            Grants grants,
            PendingSignIns pending,
            SignInHttp http,
            SignInEndpoints endpoints,
            TokenRules rules,
            Clock clock,
            String callback) {
        this.connections = connections;
        this.grants = grants;
        this.pending = pending;
        this.clients = new Clients(connections);
        this.tokens = new TokenEndpoint(http, endpoints);
        this.endpoints = endpoints;
        this.rules = rules;
        this.callback = callback;
        this.exchange = new CodeExchange(
                connections, grants, tokens, new AccountDiscovery(http, endpoints, connections), rules, clock);
    }

    @Override
    public Start begin(long connectionId, Author who) {
        Connection connection = of(connectionId);
        Account account;
        try {
            account = clients.of(connectionId);
        } catch (RefusedFailure e) {
            throw CallerFault.conflict("sign-in-not-ready", e.getMessage());
        }
        String redirect = redirectUri(account.settings());
        if (redirect == null) {
            throw CallerFault.conflict(
                    "sign-in-not-ready",
                    "Connection " + connectionId + " (" + connection.name() + ") has no redirect address: set the setting"
                            + " redirectUri to the one that is registered for the client at Lightspeed, or set the key"
                            + " http.public-url of the hub and register its callback.");
        }
        List<String> scopes = RSeriesScopes.asked(account.settings());
        PendingSignIns.Begun begun =
                pending.begin(connectionId, who, account.client().id(), redirect);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", account.client().id());
        query.put("scope", String.join(" ", scopes));
        query.put("redirect_uri", redirect);
        query.put("state", begun.state());
        query.put("code_challenge", challenge(begun.verifier()));
        query.put("code_challenge_method", "S256");
        return new Start(endpoints.authorize() + "?" + encoded(query), redirect, scopes, begun.expiresAt());
    }

    @Override
    public Result complete(Map<String, String> answer) {
        return exchange.complete(pending, answer);
    }

    @Override
    public Result complete(long connectionId, String address, Author who) {
        of(connectionId);
        Map<String, String> answer = LandedAddress.read(address);
        String state = answer.getOrDefault("state", "");
        boolean ours = pending.connectionOf(state).filter(id -> id == connectionId).isPresent();
        if (!ours) {
            throw LandedAddress.fault("is of no sign-in that was begun for connection " + connectionId
                    + ". Begin one, open its address in a browser, and paste the address you landed on.");
        }
        if (!pending.isOf(state, who)) {
            throw LandedAddress.fault("is of a sign-in that somebody else began. Begin one yourself.");
        }
        return exchange.complete(pending, answer);
    }

    @Override
    public boolean signOut(long connectionId) {
        of(connectionId);
        Grant before = grants.alone(
                connectionId, rules.lockWait(), grant -> Grants.Change.to(Grant.none(connectionId), grant));
        if (before.tokens() == null) {
            return true;
        }
        try {
            return tokens.revoke(
                    clients.of(connectionId).client(), before.tokens().refresh());
        } catch (RefusedFailure noClient) {
            return false;
        }
    }

    @Override
    public Map<String, Object> view(Connection connection) {
        if (!connection.kind().equals(RSeries.NAME)) {
            return Map.of();
        }
        Grant grant = grants.find(connection.id());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("state", grant.state().text());
        view.put("detail", grant.detail());
        view.put("signedInOn", grant.signedInAt());
        view.put("receivedOn", grant.receivedAt());
        view.put("expiresAt", grant.expiresAt());
        view.put("scopes", grant.scopes().isEmpty() ? null : grant.scopes());
        view.put("accountId", grant.accountId());
        view.put("redirectUri", redirectUri(connection));
        view.values().removeIf(value -> value == null);
        return view;
    }

    private String redirectUri(Connection connection) {
        try {
            return redirectUri(RSeriesSettings.of(connection));
        } catch (CallerFault settingsOfOld) {
            return null;
        }
    }

    /** Null when there is none. */
    private String redirectUri(RSeriesSettings settings) {
        String own = callback.isEmpty() || callback.length() > MOST_REDIRECT ? null : callback;
        return settings.redirectUri() == null ? own : settings.redirectUri();
    }

    private Connection of(long connectionId) {
        Connection connection = connections.get(connectionId);
        if (!connection.kind().equals(RSeries.NAME)) {
            throw CallerFault.conflict(
                    "sign-in-unsupported",
                    "Connection " + connectionId + " (" + connection.name() + ") is of kind " + connection.kind()
                            + ", which has no sign-in: it uses the secrets that are set. Only " + RSeries.NAME
                            + " connections are signed in to.");
        }
        return connection;
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .replace("+", "%20");
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
