package io.tillbridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.TillLimits;
import io.tillbridge.sandbox.rseries.TillSetup;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Accounts of tills and a database that outlive the hubs a test kills beside them. */
final class LastingTills extends LastingHub implements AutoCloseable {
    private static final String REDIRECT = "https://localhost/";
    private static final String SECRET = "hub-secret-of-the-client";

    final SandboxTill api;
    private int accounts;

    private LastingTills(Path folder, SandboxTill api) {
        super(
                folder,
                Map.of(
                        "rseries.api", api.baseUrl(),
                        "rseries.authorize-url", api.authorizeUrl(),
                        "rseries.token-url", api.tokenUrl(),
                        "rseries.revoke-url", api.revokeUrl(),
                        "rseries.overlap", "3h",
                        "jobs.workers", "8",
                        "schedule.price-push.cron", "0 0 0 1 1 ?"));
        this.api = api;
    }

    static LastingTills open(Path folder, ShopTime time) {
        return new LastingTills(folder, SandboxTill.start(time));
    }

    /** Another account without limits; a refresh token of it that is used when it is dead ends the whole grant. */
    DoubleTill account() {
        int number = ++accounts;
        DoubleTill till = api.add(TillSetup.of("client-" + number, SECRET, REDIRECT)
                .withId(770_500 + number, "Account " + number)
                .withLimits(TillLimits.none()));
        till.quirks().reuseEndsGrant(true);
        return till;
    }

    /** Connects an account and signs in to it, as a person does; the connection's id. */
    long connect(ChildHub hub, DoubleTill till, Map<String, ?> settings) throws Exception {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("clientId", till.setup().clientId());
        all.put("redirectUri", REDIRECT);
        long connection = hub.post(
                "/connections?test=false",
                Map.of(
                        "kind",
                        "rseries",
                        "name",
                        till.setup().name(),
                        "settings",
                        all,
                        "secrets",
                        Map.of("clientSecret", SECRET)));
        String authorization = "/connections/" + connection + "/authorization";
        String landed = api.allow(hub.answer(authorization).path("url").asText());
        JsonNode answer = hub.answer(authorization + "/complete", Map.of("address", landed));
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError("The sign-in failed: " + answer);
        }
        return connection;
    }

    @Override
    public void close() {
        api.close();
    }
}
