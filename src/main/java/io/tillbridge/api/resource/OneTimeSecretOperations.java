package io.tillbridge.api.resource;

import io.tillbridge.access.AddressThrottle;
import io.tillbridge.access.OneTimeSecret;
import io.tillbridge.access.OneTimeSecrets;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.wording.Quantity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Secrets handed over by links that open once. */
final class OneTimeSecretOperations implements Resource {
    private static final PageRequest<OneTimeSecret> LIST = PageRequest.<OneTimeSecret>of(OneTimeSecret::id)
            .by("createdAt", OneTimeSecret::createdAt)
            .by("updatedAt", secret -> secret.openedAt() == null ? secret.createdAt() : secret.openedAt())
            .by("label", OneTimeSecret::label)
            .by("expiresAt", OneTimeSecret::expiresAt);

    private final OneTimeSecrets secrets;
    private final SecretSource handedOver;
    private final Supplier<String> publicUrl;
    private final AddressThrottle throttle;
    private final Clock clock;

    OneTimeSecretOperations(OneTimeSecrets secrets, SecretSource handedOver, Supplier<String> publicUrl, Clock clock) {
        this.secrets = secrets;
        this.handedOver = handedOver;
        this.publicUrl = publicUrl;
        this.throttle = new AddressThrottle(SteadyClock.of(clock));
        this.clock = clock;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listOneTimeSecrets", this::list,
                "createOneTimeSecret", this::create,
                "getOneTimeSecret", request -> ApiResponse.ok(View.of(secret(request), clock.instant())),
                "revokeOneTimeSecret", this::revoke,
                "openOneTimeSecret", this::open);
    }

    private ApiResponse list(ApiRequest request) {
        List<OneTimeSecret> found = secrets.list(LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, secret -> View.of(secret, clock.instant())));
    }

    private ApiResponse create(ApiRequest request) {
        List<SecretSource.Item> items = handedOver.items(request);
        Duration goodFor = request.body().has("validMinutes")
                ? Duration.ofMinutes(request.body().path("validMinutes").asLong())
                : OneTimeSecrets.USUAL;
        List<Made> made = new ArrayList<>();
        for (SecretSource.Item item : items) {
            made.add(made(secrets.make(request.caller(), item.secret(), item.label(), goodFor)));
        }
        Made first = made.get(0);
        Made second = made.size() > 1 ? made.get(1) : null;
        return new ApiResponse.Body(
                201,
                new Links(first.id(), first.label(), first.link(), first.expiresAt(), second),
                Map.of("Location", "/one-time-secrets/" + first.id()));
    }

    /** What stands after {@code #} is sent to no server and fetched by no preview. */
    private Made made(OneTimeSecrets.Created made) {
        OneTimeSecret secret = made.secret();
        return new Made(
                Long.toString(secret.id()),
                secret.label(),
                publicUrl.get() + "/secret#" + made.token(),
                secret.expiresAt());
    }

    private ApiResponse revoke(ApiRequest request) {
        if (!secrets.revoke(request.id())) {
            throw missing(request.id());
        }
        return new ApiResponse.Nothing();
    }

    private OneTimeSecret secret(ApiRequest request) {
        return secrets.find(request.id()).orElseThrow(() -> missing(request.id()));
    }

    private static Refusal missing(long id) {
        return Problem.notFound("There is no one-time secret " + id).refusal();
    }

    /** The same answer for a link that never was, one that was opened, one that was taken back and one that is over. */
    private ApiResponse open(ApiRequest request) {
        String address = request.origin().address();
        Duration waiting = throttle.waiting(address);
        if (!waiting.isZero()) {
            long seconds = waiting.plusMillis(999).toSeconds();
            throw Problem.tooMany(
                            "Too many links that open nothing: try again in " + Quantity.of(seconds, "second"), seconds)
                    .refusal();
        }
        OneTimeSecrets.Opened opened = secrets.open(request.path().get("token"), address).orElseThrow(() -> {
            throttle.failed(address);
            return Problem.notFound("This link opens nothing: it was opened already, taken back, has expired,"
                            + " or never was. Ask its sender for a new one")
                    .leaving(throttle.left(address))
                    .refusal();
        });
        return ApiResponse.ok(new Opened(opened.label(), opened.secret()));
    }

    private record Made(String id, String label, String link, Instant expiresAt) {
        @Override
        public String toString() {
            return "Made[id=" + id + "]";
        }
    }

    /** @param clientId the second link, when both parts of a key are handed over */
    private record Links(String id, String label, String link, Instant expiresAt, Made clientId) {
        @Override
        public String toString() {
            return "Links[id=" + id + "]";
        }
    }

    private record Opened(String label, String secret) {
        @Override
        public String toString() {
            return "Opened[label=" + label + "]";
        }
    }

    private record View(
            String id,
            String label,
            String state,
            String madeBy,
            String madeByName,
            Instant createdAt,
            Instant expiresAt,
            Instant openedAt,
            String openedFrom) {
        static View of(OneTimeSecret secret, Instant now) {
            String state =
                    secret.openedAt() != null ? "opened" : secret.expiresAt().isAfter(now) ? "waiting" : "expired";
            return new View(
                    Long.toString(secret.id()),
                    secret.label(),
                    state,
                    secret.madeBy(),
                    secret.madeByName(),
                    secret.createdAt(),
                    secret.expiresAt(),
                    secret.openedAt(),
                    secret.openedFrom());
        }
    }
}
