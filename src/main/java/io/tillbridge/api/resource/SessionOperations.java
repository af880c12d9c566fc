package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.access.Person;
import io.tillbridge.access.Session;
import io.tillbridge.access.Sessions;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.CallerProblems;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.fault.CallerFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signing in and out, and one's own password. */
final class SessionOperations implements Resource {
    private static final String COOKIE_RULES = "; Path=/; HttpOnly; SameSite=Strict";

    private final Sessions sessions;

    SessionOperations(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "createSession", this::create,
                "getSession", this::get,
                "endSession", this::end,
                "changePassword", this::changePassword);
    }

    private ApiResponse create(ApiRequest request) {
        Session session = sessions.begin(
                        request.body().path("email").asText(),
                        request.body().path("password").asText(),
                        request.origin().address())
                .orElseThrow(() -> Problem.wrongCredentials()
                        .leaving(sessions.left(request.origin().address()))
                        .refusal());
        // Whoever sat at this browser before is signed out of it.
        endOf(request);
        return begun(request, session);
    }

    private ApiResponse get(ApiRequest request) {
        if (request.caller().personId().isEmpty()) {
            return ApiResponse.ok(View.of(request.caller()));
        }
        return ApiResponse.ok(View.of(Optional.ofNullable(request.origin().session())
                .flatMap(sessions::find)
                .orElseThrow(() -> Problem.sessionOver().refusal())));
    }

    private ApiResponse end(ApiRequest request) {
        endOf(request);
        String gone = request.origin().cookieName() + "=; Max-Age=0" + rules(request);
        return new ApiResponse.Nothing(Map.of("Set-Cookie", gone));
    }

    private ApiResponse changePassword(ApiRequest request) {
        String address = request.origin().address();
        try {
            return begun(
                    request,
                    sessions.changePassword(
                            request.caller(),
                            request.body().path("current").asText(),
                            request.body().path("new").asText(),
                            address));
        } catch (CallerFault fault) {
            boolean counted = fault.faults().stream().anyMatch(one -> one.code().equals("wrong-password"));
            throw counted
                    ? CallerProblems.of(fault).leaving(sessions.left(address)).refusal()
                    : fault;
        }
    }

    private void endOf(ApiRequest request) {
        if (request.origin().session() != null) {
            sessions.end(request.origin().session());
        }
    }

    private static ApiResponse begun(ApiRequest request, Session session) {
        String cookie = request.origin().cookieName() + "=" + session.token() + rules(request);
        return ApiResponse.ok(View.of(session)).with("Set-Cookie", cookie);
    }

    private static String rules(ApiRequest request) {
        return COOKIE_RULES + (request.origin().secure() ? "; Secure" : "");
    }

    /** Of a person or, with a name and permissions only, of an API key. */
    private record View(
            String name,
            PersonView person,
            String role,
            List<String> permissions,
            String csrfToken,
            Instant expiresAt) {

        static View of(Session session) {
            Person person = session.person();
            return new View(
                    person.name(),
                    PersonView.of(person),
                    person.role().text(),
                    texts(person.role().permissions()),
                    session.csrfToken(),
                    session.expiresAt());
        }

        static View of(Caller key) {
            return new View(key.name(), null, null, texts(key.permissions()), null, null);
        }

        private static List<String> texts(java.util.Set<Permission> permissions) {
            return permissions.stream().sorted().map(Permission::text).toList();
        }
    }
}
