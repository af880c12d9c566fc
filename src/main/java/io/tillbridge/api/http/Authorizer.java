package io.tillbridge.api.http;

import io.tillbridge.access.AuthenticatedSession;
import io.tillbridge.access.Caller;
import io.tillbridge.access.SignInResult;
import io.tillbridge.api.contract.AccessRequirement;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Parameters;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.api.contract.RequestOrigin;
import io.tillbridge.wording.Quantity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What stands between a request and its operation, in this order: who calls (401, also for paths that do not exist),
 * which operation (404, 405), whether the caller may (403), whether path, parameters and headers are right (404, 400).
 */
final class Authorizer {
    static final String CSRF = "X-CSRF-Token";

    private final Contract contract;
    private final Authentication authentication;
    private final Cors cors;
    private final ProxySettings proxies;

    Authorizer(Contract contract, Authentication authentication, Cors cors, ProxySettings proxies) {
        this.contract = contract;
        this.authentication = authentication;
        this.cors = cors;
        this.proxies = proxies;
    }

    /** The request as its operation gets it, still without a body; a {@link Refusal} otherwise. */
    ApiRequest admit(HttpCall call) {
        HttpServerRequest http = call.http();
        RequestOrigin origin = RequestOrigins.of(call, proxies.secure());
        List<String> path = segments(http.path());
        Optional<Operation> open = contract.open(call.method(), path);
        Caller caller = open.isPresent() ? Caller.nobody() : caller(call, origin);
        Operation operation = open.orElseGet(() -> contract.operation(call.method(), path));
        refuseWithoutRight(caller, operation);
        if (operation.asks() instanceof AccessRequirement.Right right) {
            authentication.used(caller, right.permission());
        }
        if (!call.method().equals("GET")) {
            refuseOtherSites(call);
        }
        Map<String, String> holes = holes(operation, path);
        PartnerBounds.refuse(caller, operation, holes);
        Parameters parameters = Parameters.read(operation, http.query(), http.headers()::get);
        String accept = http.headers().get(HttpHeaders.ACCEPT);
        boolean events = accept != null && accept.toLowerCase(Locale.ROOT).contains("text/event-stream");
        return new ApiRequest(
                operation, caller, origin, holes, parameters.query(), parameters.headers(), events, null, null);
    }

    /** A 403 for a caller without the permission of the operation, or with the key of a retailer it is not open to. */
    static void refuseWithoutRight(Caller caller, Operation operation) {
        if (!operation.isOpenTo(caller)) {
            throw Problem.notForRetailers().refusal();
        }
        if (operation.asks() instanceof AccessRequirement.Right right && !caller.may(right.permission())) {
            throw Problem.forbidden(caller, right.permission()).refusal();
        }
    }

    /** By its key, else by its session. */
    private Caller caller(HttpCall call, RequestOrigin origin) {
        HttpServerRequest http = call.http();
        String given = http.headers().get(HttpHeaders.AUTHORIZATION);
        if (given != null) {
            return keyed(given, origin);
        }
        if (origin.session() == null) {
            // A page of ours tells the word with every call; its browser is not to ask for an API key.
            throw (http.headers().contains(CSRF) ? Problem.sessionOver() : Problem.unauthenticated()).refusal();
        }
        AuthenticatedSession visit = authentication.visit(origin.session()).orElseThrow(() -> Problem.sessionOver()
                .refusal());
        if (!call.method().equals("GET")) {
            refuseWithoutWord(http, visit);
        }
        return visit.caller();
    }

    /** Whether the caller of a request under way could make it now: same key or session, and still the permission. */
    boolean stillAllowed(ApiRequest request, HttpCall call) {
        String given = call.http().headers().get(HttpHeaders.AUTHORIZATION);
        Optional<Caller> now;
        if (given != null) {
            Pair pair = pair(given);
            now = authentication.again(pair.clientId(), pair.secret());
        } else {
            now = Optional.ofNullable(request.origin().session())
                    .flatMap(authentication::visit)
                    .map(AuthenticatedSession::caller);
        }
        return now.filter(caller -> caller.id().equals(request.caller().id()))
                .filter(caller -> mayStill(request, caller))
                .isPresent();
    }

    /** What asks for no permission of its own shows what the caller's permissions showed at its beginning. */
    private static boolean mayStill(ApiRequest request, Caller caller) {
        return request.operation().asks() instanceof AccessRequirement.Right right
                ? caller.may(right.permission())
                : caller.permissions().equals(request.caller().permissions());
    }

    private record Pair(String clientId, String secret) {
        @Override
        public String toString() {
            return "Pair[clientId=" + clientId + "]";
        }
    }

    private static Pair pair(String given) {
        if (!given.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw Problem.unauthenticated().refusal();
        }
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(given.substring(6).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw Problem.unauthenticated().refusal();
        }
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw Problem.unauthenticated().refusal();
        }
        return new Pair(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private Caller keyed(String given, RequestOrigin origin) {
        Pair pair = pair(given);
        SignInResult signIn = authentication.signIn(pair.clientId(), pair.secret(), origin.address());
        if (signIn instanceof SignInResult.Accepted accepted) {
            return accepted.caller();
        }
        if (signIn instanceof SignInResult.Throttled throttled) {
            throw Problem.tooMany(
                            "Too many failed attempts: try again in " + Quantity.of(throttled.seconds(), "second"),
                            throttled.seconds())
                    .refusal();
        }
        Problem wrong = Problem.unauthenticated();
        int left = signIn instanceof SignInResult.Refused refused ? refused.left() : -1;
        throw (left < 0 ? wrong : wrong.leaving(left)).refusal();
    }

    /** A cookie comes along by itself, also from a page that is not ours; this word does not. */
    private static void refuseWithoutWord(HttpServerRequest http, AuthenticatedSession visit) {
        String given = http.headers().get(CSRF);
        boolean right = given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        visit.csrfToken().getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw Problem.withoutWord(CSRF).refusal();
        }
    }

    /** A browser that remembers the key must not lend it to another site's page. */
    private void refuseOtherSites(HttpCall call) {
        HttpServerRequest http = call.http();
        String origin = http.headers().get(HttpHeaders.ORIGIN);
        if (cors.allows(origin)) {
            return;
        }
        String site = http.headers().get("Sec-Fetch-Site");
        if ("cross-site".equals(site) || (origin != null && !isOwn(origin, call.client()))) {
            throw Problem.crossOrigin(QuotedText.of(origin == null ? "of another site" : origin))
                    .refusal();
        }
    }

    /**
     * Whether a page is the hub's own. With a public address that one counts, whatever a proxy makes of the Host; beside
     * it only an address or a name of this machine, since other names may lead here from anywhere.
     */
    private boolean isOwn(String origin, RemoteClient client) {
        Optional<String> given = ProxySettings.originOf(origin);
        Optional<String> own = proxies.publicOrigin();
        if (given.isEmpty()) {
            return false;
        }
        if (own.isPresent() && (own.equals(given) || !(client.callsLoopback() || client.callsAddress()))) {
            return own.equals(given);
        }
        return given.equals(
                ProxySettings.originOf(given.get().substring(0, given.get().indexOf(':')) + "://" + client.host()));
    }

    private List<String> segments(String path) {
        String below = path.startsWith(contract.basePath() + "/")
                ? path.substring(contract.basePath().length() + 1)
                : "";
        List<String> segments = new ArrayList<>();
        for (String segment : below.split("/", -1)) {
            segments.add(Parameters.decoded(segment.replace("+", "%2B")));
        }
        return segments;
    }

    private static Map<String, String> holes(Operation operation, List<String> path) {
        Map<String, String> holes = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String template = operation.path().get(i);
            if (Operation.isHole(template)) {
                holes.put(template.substring(1, template.length() - 1), path.get(i));
            }
        }
        refuseWrongPath(operation, holes);
        return holes;
    }

    /** A 404 for a value that no path of the operation can hold. */
    static void refuseWrongPath(Operation operation, Map<String, String> holes) {
        for (Operation.Parameter parameter : operation.parametersIn("path")) {
            String value = holes.get(parameter.name());
            if (!parameter.schema().allowsText(value)) {
                throw Problem.notFound("There is nothing under "
                                + (parameter.isSecret()
                                        ? "this address"
                                        : QuotedText.of(value) + ": an id is a whole number"))
                        .refusal();
            }
        }
    }
}
