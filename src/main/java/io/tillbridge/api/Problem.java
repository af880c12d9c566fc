package io.tillbridge.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import java.util.List;
import java.util.Map;

/**
 * An error answer as RFC 9457 has it.
 *
 * @param detail for a person: subject, expected, found, what to do
 * @param permission with 403, the one that is missing
 * @param errors all faults at once; empty is left out
 * @param headers answer headers that belong to it ({@code Retry-After}, {@code Allow} …)
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String permission,
        List<Fault> errors,
        @JsonIgnore Map<String, String> headers) {

    private static Problem of(int status, String type, String title, String detail) {
        return new Problem("urn:tillbridge:problem:" + type, title, status, detail, null, List.of(), Map.of());
    }

    private Problem with(List<Fault> faults) {
        return new Problem(type, title, status, detail, permission, List.copyOf(faults), headers);
    }

    Problem with(String header, String value) {
        return new Problem(type, title, status, detail, permission, errors, Map.of(header, value));
    }

    static Problem unreadable(String detail) {
        return of(400, "unreadable", "Unreadable request", detail);
    }

    static Problem unreadable(List<Fault> faults) {
        return unreadable("The request has " + count(faults, "faulty parameter"))
                .with(faults);
    }

    static Problem unauthenticated() {
        return of(
                        401,
                        "unauthenticated",
                        "Not signed in",
                        "Send the client id and the client secret of an API key by HTTP Basic")
                .with("WWW-Authenticate", "Basic realm=\"Tillbridge\", charset=\"UTF-8\"");
    }

    /** For people: a browser is not to ask for name and password by itself. */
    static Problem sessionOver() {
        return of(401, "unauthenticated", "Not signed in", "The session is over: sign in again")
                .with("WWW-Authenticate", "Session realm=\"Tillbridge\"");
    }

    /** Of a sign-in, whichever of the two it is. */
    static Problem wrongCredentials() {
        return of(
                        401,
                        "wrong-credentials",
                        "Not signed in",
                        "E-mail or password are wrong, or this person may not sign in")
                .with("WWW-Authenticate", "Session realm=\"Tillbridge\"");
    }

    static Problem forbidden(Caller caller, Permission permission) {
        String who = caller.role() == null
                ? "This API key"
                : "Your role " + caller.role().text();
        return forbidden(who + " lacks the permission " + permission.text(), permission.text());
    }

    /** @param permission null when it is none that is missing */
    static Problem forbidden(String detail, String permission) {
        Problem plain = of(403, "forbidden", "Not permitted", detail);
        return new Problem(
                plain.type, plain.title, plain.status, plain.detail, permission, plain.errors, plain.headers);
    }

    static Problem withoutWord(String header) {
        return of(
                403,
                "csrf",
                "Not permitted",
                "A change by a session needs the header " + header + " with the csrfToken that GET /session tells");
    }

    static Problem crossOrigin(String origin) {
        return of(
                403,
                "cross-origin",
                "Not permitted",
                "The page " + origin + " is not one of this hub's: other sites may not change anything here");
    }

    static Problem notFound(String detail) {
        return of(404, "not-found", "Not found", detail);
    }

    static Problem wrongMethod(String method, String allowed) {
        return of(405, "method", "Method not allowed", "This path does not take " + method + ", it takes " + allowed)
                .with("Allow", allowed);
    }

    static Problem tooSlow(String detail) {
        return of(408, "too-slow", "Request too slow", detail);
    }

    static Problem conflict(String detail) {
        return of(409, "conflict", "Not in this state", detail);
    }

    static Problem stale(String detail) {
        return of(412, "stale", "Changed in the meantime", detail);
    }

    static Problem tooLarge(long most) {
        return of(413, "too-large", "Body too large", "The body holds more than " + most + " bytes");
    }

    static Problem tooLong(int status, String detail) {
        return of(status, "too-long", "Request head too long", detail);
    }

    static Problem unsupportedMedia(String detail) {
        return of(415, "unsupported-media", "Unsupported content type", detail);
    }

    static Problem faulty(List<Fault> faults) {
        return of(422, "faulty", "Faulty content", "The body has " + count(faults, "fault"))
                .with(faults);
    }

    static Problem faulty(String detail, List<Fault> faults) {
        return of(422, "faulty", "Faulty content", detail).with(faults);
    }

    static Problem tooMany(String detail, long retryAfterSeconds) {
        return of(429, "too-many", "Too many requests", detail).with("Retry-After", Long.toString(retryAfterSeconds));
    }

    static Problem ownFault() {
        return of(
                500,
                "own-fault",
                "Our own fault",
                "The hub could not answer; its log has the reason under this request id");
    }

    static Problem away(String detail) {
        return of(503, "away", "Not available now", detail).with("Retry-After", "5");
    }

    Refusal refusal() {
        return new Refusal(this);
    }

    private static String count(List<Fault> faults, String what) {
        return faults.size() + " " + what + (faults.size() == 1 ? "" : "s");
    }
}
