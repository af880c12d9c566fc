package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.access.Caller;
import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.access.Permission;
import io.tillbridge.access.Role;
import io.tillbridge.access.SignInResult;
import io.tillbridge.api.contract.Conformance;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.RequestOrigin;
import io.tillbridge.api.rest.ApiRoutes;
import io.tillbridge.app.Until;
import io.tillbridge.audit.AuditLog;
import io.tillbridge.audit.AuditOutcome;
import io.tillbridge.audit.AuditedAction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;

/** A real API on a free port over a real Camel context, and a client for it. */
public final class RunningApi implements AutoCloseable {
    public static final String ALL = "all";
    public static final long MAX_FILE = 10L * 1024 * 1024;

    /** What a session's changes carry. */
    public static final String WORD = "word";

    /** Knows no shop. */
    public static final WebhookReceiver NO_HOOKS = new WebhookReceiver() {
        @Override
        public int left(String address) {
            return 9;
        }

        @Override
        public Duration waiting(String address) {
            return Duration.ZERO;
        }

        @Override
        public boolean knows(String token, String address) {
            return false;
        }

        @Override
        public boolean hear(String token, String address, String event, String signature, byte[] body) {
            return false;
        }
    };

    /** Knows no feed. */
    public static final PullSource NO_FEEDS = new PullSource() {
        @Override
        public Duration waiting(String address) {
            return Duration.ZERO;
        }

        @Override
        public Found find(String token, String fileName, String address) {
            return new Nothing();
        }

        @Override
        public void pulled(Pull pull) {}
    };

    /** Takes everything and keeps nothing. */
    public static final AuditLog NO_AUDIT = new AuditLog() {
        @Override
        public long begin(AuditedAction deed) {
            return 1;
        }

        @Override
        public void end(long id, AuditOutcome outcome) {}

        @Override
        public void told(AuditedAction deed, AuditOutcome outcome) {}
    };

    private static final Contract CONTRACT = Contract.read();

    public final DefaultCamelContext camel = new DefaultCamelContext();
    private final HttpClient client = HttpClient.newHttpClient();
    private final boolean byContract;
    public final ApiServer server;

    /** For requests without an Idempotency-Key. */
    public RunningApi(Resource... resources) throws Exception {
        this(0, resources);
    }

    public RunningApi(int port, Resource... resources) throws Exception {
        this(port, MAX_FILE, resources);
    }

    public RunningApi(int port, long maxFile, Resource... resources) throws Exception {
        this(
                new ApiSettings("127.0.0.1", port, maxFile),
                StandInRoutes.of(CONTRACT, resources),
                new IdempotentAnswers(null, null, Clock.systemUTC()),
                NO_AUDIT,
                false);
    }

    /** With others at the door than {@link #signIn} knows. */
    public RunningApi(Authentication authentication, Resource... resources) throws Exception {
        this(
                new ApiSettings("127.0.0.1", 0, MAX_FILE),
                StandInRoutes.of(CONTRACT, resources),
                authentication,
                new IdempotentAnswers(null, null, Clock.systemUTC()),
                NO_AUDIT,
                false);
    }

    public RunningApi(
            ApiSettings settings, ApiRoutes routes, IdempotentAnswers answers, AuditLog audit, boolean byContract)
            throws Exception {
        this(settings, routes, RunningApi::signIn, answers, audit, byContract);
    }

    /** @param byContract whether every answer is held against the contract */
    public RunningApi(
            ApiSettings settings,
            ApiRoutes routes,
            Authentication authentication,
            IdempotentAnswers answers,
            AuditLog audit,
            boolean byContract)
            throws Exception {
        this.byContract = byContract;
        camel.addRoutes(routes);
        camel.start();
        server = new ApiServer(settings, CONTRACT, routes, authentication, answers, audit, NO_HOOKS, NO_FEEDS).start();
    }

    /** {@code all} may everything, {@code catalog.read} and so on may {@code catalog:read}, {@code viewer} is a person of that role; the secret is {@code secret}. */
    public static SignInResult signIn(String clientId, String secret, String address) {
        if (!secret.equals("secret")) {
            return secret.equals("guess") ? new SignInResult.Throttled(300) : new SignInResult.Refused();
        }
        Optional<Role> role = Role.named(clientId);
        if (role.isPresent()) {
            return new SignInResult.Accepted(Caller.person(1, clientId, role.get()));
        }
        Set<Permission> permissions = clientId.equals(ALL)
                ? Permission.all()
                : Set.of(Permission.named(clientId.replace('.', ':')).orElseThrow());
        return new SignInResult.Accepted(Caller.key(1, clientId, permissions));
    }

    public URI uri(String path) {
        return URI.create(server.address() + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Until.STOP).header("Authorization", basic(ALL, "secret"));
    }

    public HttpRequest.Builder json(String method, String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    /** A request by the session of a person with that role. */
    public HttpRequest.Builder asRole(String role, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Cookie", RequestOrigin.LOCAL_COOKIE + "=" + role)
                .header(Authorizer.CSRF, WORD);
        return body == null
                ? request.method(method, HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    /** A POST without a body. */
    public HttpRequest.Builder post(String path) {
        return request(path).POST(HttpRequest.BodyPublishers.noBody());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** Sends, and holds what comes back against the contract. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (byContract) {
            Conformance.check(CONTRACT, answer);
        }
        return answer;
    }

    public HttpClient client() {
        return client;
    }

    public static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    public static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
        camel.stop();
    }
}
