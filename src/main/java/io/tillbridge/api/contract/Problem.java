package io.tillbridge.api.contract;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.wording.Moments;
import io.tillbridge.wording.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An error answer as RFC 9457 has it.
 *
 * @param detail for a person: subject, expected, found, what to do
 * @param permission with 403, the one that is missing
 * @param errors all faults at once; empty is left out
 * @param headers answer headers that belong to it ({@code Retry-After}, {@code Allow} …)
 * @param members further ones that the contract of the operation names, by name
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String permission,
        List<RequestFault> errors,
        @JsonIgnore Map<String, String> headers,
        @JsonIgnore Map<String, Object> members) {

    /** With what is left of the failures an address may make. */
    public Problem leaving(int failures) {
        return with(RateLimit.FAILURES.left(failures));
    }

    private static Problem of(ProblemType type, String detail) {
        return of(type.status(), type, detail);
    }

    private static Problem of(int status, ProblemType type, String detail) {
        Map<String, String> headers =
                type.retrySeconds() == 0 ? Map.of() : Map.of("Retry-After", Integer.toString(type.retrySeconds()));
        return new Problem(
                type.uri(), type.title(), status, Moments.toTheSecond(detail), null, List.of(), headers, Map.of());
    }

    private Problem with(List<RequestFault> faults) {
        return new Problem(type, title, status, detail, permission, List.copyOf(faults), headers, members);
    }

    public Problem with(String header, String value) {
        return with(Map.of(header, value));
    }

    private Problem with(Map<String, String> further) {
        Map<String, String> more = new HashMap<>(headers);
        more.putAll(further);
        return new Problem(type, title, status, detail, permission, errors, Map.copyOf(more), members);
    }

    /** With a member of its own beside the usual ones. */
    public Problem showing(String member, Object value) {
        return new Problem(type, title, status, detail, permission, errors, headers, Map.of(member, value));
    }

    @JsonAnyGetter
    Map<String, Object> further() {
        return members;
    }

    public static Problem unreadable(String detail) {
        return of(ProblemType.UNREADABLE, detail);
    }

    public static Problem unreadable(List<RequestFault> faults) {
        return unreadable("The request has " + Quantity.of(faults.size(), "faulty parameter"))
                .with(faults);
    }

    public static Problem unauthenticated() {
        return of(ProblemType.UNAUTHENTICATED, "Send the client id and the client secret of an API key by HTTP Basic")
                .with("WWW-Authenticate", "Basic realm=\"Tillbridge\", charset=\"UTF-8\"");
    }

    /** For people: a browser is not to ask for name and password by itself. */
    public static Problem sessionOver() {
        return of(ProblemType.UNAUTHENTICATED, "The session is over: sign in again")
                .with("WWW-Authenticate", "Session realm=\"Tillbridge\"");
    }

    /** Of a sign-in, whichever of the two it is. */
    public static Problem wrongCredentials() {
        return of(ProblemType.WRONG_CREDENTIALS, "E-mail or password are wrong, or this person may not sign in")
                .with("WWW-Authenticate", "Session realm=\"Tillbridge\"");
    }

    public static Problem forbidden(Caller caller, Permission permission) {
        if (caller.flowId().isPresent()) {
            return forbidden(
                    "The flow " + caller.flowId().get() + " lacks the permission " + permission.text()
                            + ": routes/custom/permissions.yaml names the permissions of flows",
                    permission.text());
        }
        String who = caller.role() == null
                ? "This API key"
                : "Your role " + caller.role().text();
        return forbidden(who + " lacks the permission " + permission.text(), permission.text());
    }

    /** To a key that is bound to a retailer. */
    public static Problem notForRetailers() {
        return forbidden(
                "A key that is bound to a retailer cannot call this: only operations with x-retailers are open to it",
                (String) null);
    }

    /** @param permission null when it is none that is missing */
    public static Problem forbidden(String detail, String permission) {
        Problem plain = of(ProblemType.FORBIDDEN, detail);
        return new Problem(
                plain.type, plain.title, plain.status, plain.detail, permission, plain.errors, plain.headers, Map.of());
    }

    public static Problem withoutWord(String header) {
        return of(
                ProblemType.CSRF,
                "A change by a session needs the header " + header + " with the csrfToken that GET /session tells");
    }

    public static Problem crossOrigin(String origin) {
        return of(
                ProblemType.CROSS_ORIGIN,
                "The page " + origin + " is not one of this hub's: other sites may not change anything here");
    }

    public static Problem notFound(String detail) {
        return of(ProblemType.NOT_FOUND, detail);
    }

    public static Problem wrongMethod(String method, String allowed) {
        return of(ProblemType.METHOD, "This path does not take " + method + ", it takes " + allowed)
                .with("Allow", allowed);
    }

    public static Problem tooSlow(String detail) {
        return of(ProblemType.TOO_SLOW, detail);
    }

    /** The state of things does not allow it (409). */
    public static Problem conflict(ProblemType type, String detail) {
        return of(409, type, detail);
    }

    public static Problem stale(String detail) {
        return of(ProblemType.STALE, detail);
    }

    public static Problem tooLarge(long most) {
        return of(ProblemType.TOO_LARGE, "The body holds more than " + most + " bytes");
    }

    public static Problem tooLong(int status, String detail) {
        return of(status, ProblemType.TOO_LONG, detail);
    }

    public static Problem unsupportedMedia(String detail) {
        return of(ProblemType.UNSUPPORTED_MEDIA, detail);
    }

    public static Problem range(String detail) {
        return of(ProblemType.RANGE, detail);
    }

    public static Problem faulty(List<RequestFault> faults) {
        return of(ProblemType.FAULTY, "The body has " + Quantity.of(faults.size(), "fault"))
                .with(faults);
    }

    public static Problem faulty(String detail, List<RequestFault> faults) {
        return of(ProblemType.FAULTY, detail).with(faults);
    }

    public static Problem tooMany(String detail, long retryAfterSeconds) {
        return tooMany(detail, retryAfterSeconds, RateLimit.FAILURES);
    }

    /** @param limit which one was met */
    public static Problem tooMany(String detail, long retryAfterSeconds, RateLimit limit) {
        return of(ProblemType.TOO_MANY, detail)
                .with("Retry-After", Long.toString(retryAfterSeconds))
                .with(limit.spent(retryAfterSeconds));
    }

    public static Problem ownFault() {
        return of(ProblemType.OWN_FAULT, "The hub could not answer; its log has the reason under this request id");
    }

    public static Problem away(String detail) {
        return of(ProblemType.AWAY, detail);
    }

    public Refusal refusal() {
        return new Refusal(this);
    }
}
