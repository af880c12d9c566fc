package io.tillbridge.api.http;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.AuthenticatedSession;
import io.tillbridge.access.Caller;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.access.Role;
import io.tillbridge.access.SignInResult;
import io.tillbridge.api.contract.AccessRequirement;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.RequestOrigin;
import io.tillbridge.connection.Secrets;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Real API keys for every visitor of the door, and sessions of people of every role. */
final class Visitors implements Authentication, AutoCloseable {
    private static final String WORD = "the-word-of-the-page";

    private final Database database = TestDatabase.fresh();
    private final AtomicLong hours = new AtomicLong();
    private final ApiKeys keys;
    private final Map<Permission, NewApiKey> with = new TreeMap<>();
    private final Map<Permission, NewApiKey> without = new TreeMap<>();
    private final NewApiKey all;
    private final NewApiKey disabled;

    Visitors(Path folder) {
        // Every look at it is an hour later, so that failures of others are forgotten.
        InstantSource source = () -> Instant.parse("2026-03-11T08:00:00Z").plus(Duration.ofHours(hours.get()));
        Clock clock = new SteadyClock(source.withZone(ZoneOffset.UTC), () -> Duration.ofHours(hours.get())
                .toNanos());
        keys = new ApiKeys(database.jdbi(), Secrets.open(folder, null, database.jdbi()), clock);
        all = keys.create("all", Permission.all());
        disabled = keys.create("disabled", Permission.all());
        keys.change(disabled.key(), ApiKeys.Change.enabled(false));
        for (Permission permission : Permission.values()) {
            with.put(permission, keys.create("with " + permission.text(), Set.of(permission)));
            without.put(permission, keys.create("all but " + permission.text(), Permission.allBut(permission)));
        }
    }

    /** What a visitor sends along. */
    Map<String, String> credentials(Visitor visitor, Operation operation) {
        Permission needed =
                operation.asks() instanceof AccessRequirement.Right right ? right.permission() : Permission.STOCK_READ;
        return switch (visitor) {
            case NOBODY -> Map.of();
            case WRONG_KEY -> basic("nobody-" + operation.id(), "secret");
            case WRONG_SECRET -> basic(all.key().clientId(), "wrong");
            case DISABLED_KEY -> basic(disabled.key().clientId(), disabled.secret());
            case GUESSER -> basic("guesser", "guess");
            case KEY_WITHOUT ->
                basic(without.get(needed).key().clientId(), without.get(needed).secret());
            case KEY_WITH ->
                basic(with.get(needed).key().clientId(), with.get(needed).secret());
            case OWNER_WITHOUT_WORD -> session("owner");
            case OLD_SESSION -> session("over");
            default -> {
                Map<String, String> sent = new HashMap<>(session(visitor.name().toLowerCase(Locale.ROOT)));
                sent.put(Authorizer.CSRF, WORD);
                yield sent;
            }
        };
    }

    private static Map<String, String> basic(String clientId, String secret) {
        return Map.of("Authorization", RunningApi.basic(clientId, secret));
    }

    private static Map<String, String> session(String token) {
        return Map.of("Cookie", RequestOrigin.LOCAL_COOKIE + "=" + token);
    }

    @Override
    public SignInResult signIn(String clientId, String secret, String address) {
        if (clientId.equals("guesser")) {
            return new SignInResult.Throttled(300);
        }
        hours.incrementAndGet();
        return keys.authenticate(clientId, secret, address);
    }

    /** Sessions are told by their role; the word that comes with each is the same. */
    @Override
    public Optional<AuthenticatedSession> visit(String token) {
        return Role.named(token).map(role -> new AuthenticatedSession(Caller.person(1, "Someone", role), WORD));
    }

    @Override
    public void close() {
        database.close();
    }
}
