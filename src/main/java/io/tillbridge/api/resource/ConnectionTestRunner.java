package io.tillbridge.api.resource;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionDraft;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Credentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries connections for real. The first host key a server shows is taken and pinned when the whole try went well, and
 * told, so that a person can compare it with the vendor's.
 */
final class ConnectionTestRunner {
    private static final String HOST_KEY = "hostKey";

    private final Connections connections;
    private final Map<String, ConnectionTest> byKind;

    ConnectionTestRunner(Connections connections, Map<String, ConnectionTest> byKind) {
        this.connections = connections;
        this.byKind = Map.copyOf(byKind);
    }

    TestReport test(Connection connection, Credentials credentials) {
        return of(connection).test(connection, credentials);
    }

    /** What a test of a draft shows; nothing comes of it. */
    TestReport tryOut(ConnectionDraft draft) {
        return of(draft.connection()).tryDraft(draft.connection(), draft.credentials());
    }

    private ConnectionTest of(Connection connection) {
        ConnectionTest test = byKind.get(connection.kind());
        if (test == null) {
            throw new IllegalStateException("There is no test for connections of kind " + connection.kind());
        }
        return test;
    }

    /** The draft with the host key it was shown; a 422 with every failed check when it does not work. */
    ConnectionDraft tried(ConnectionDraft draft) {
        TestReport report = tryOut(draft);
        if (!report.ok()) {
            List<RequestFault> faults = report.checks().stream()
                    .filter(check -> !check.ok())
                    .map(check -> RequestFault.inBody("/settings", "test-" + check.name(), check.detail()))
                    .toList();
            throw Problem.faulty(
                            "The connection was tried and does not work; nothing was kept."
                                    + " Send test=false to keep it untried",
                            faults)
                    .refusal();
        }
        return newKey(draft.connection(), report)
                .map(key -> new ConnectionDraft(
                        withKey(draft.connection(), key),
                        draft.credentials(),
                        draft.secretChanges(),
                        draft.coordinatesChanged()))
                .orElse(draft);
    }

    /** Pins the key of a saved connection that has none; the key, when it was pinned now. */
    Optional<String> pin(Connection connection, TestReport report) {
        Optional<String> key = report.ok() ? newKey(connection, report) : Optional.empty();
        key.ifPresent(found ->
                connections.change(connection.id(), Map.of("settings", Map.of(HOST_KEY, found)), connection.version()));
        return key;
    }

    static String firstFailed(TestReport report) {
        return report.checks().stream()
                .filter(check -> !check.ok())
                .map(Check::detail)
                .findFirst()
                .orElse("The test failed");
    }

    private static Optional<String> newKey(Connection connection, TestReport report) {
        return connection.settings().get(HOST_KEY) != null
                ? Optional.empty()
                : Optional.ofNullable(report.seen().get(HOST_KEY)).map(Object::toString);
    }

    private static Connection withKey(Connection of, String key) {
        Map<String, Object> settings = new LinkedHashMap<>(of.settings());
        settings.put(HOST_KEY, key);
        return new Connection(
                of.id(),
                of.kind(),
                of.name(),
                of.enabled(),
                settings,
                of.secrets(),
                of.state(),
                of.stateDetail(),
                of.failingSince(),
                of.lastSuccess(),
                of.version(),
                of.createdAt(),
                of.updatedAt());
    }
}
