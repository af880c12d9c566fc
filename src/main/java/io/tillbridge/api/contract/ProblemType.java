package io.tillbridge.api.contract;

import java.util.Arrays;
import java.util.Optional;

/**
 * The catalogue of problems, by the word at the end of {@code type}. Words are public: one that is there stays as it is.
 * {@code docs/problems.md} and the contract list them all, which a test holds.
 */
public enum ProblemType {
    UNREADABLE("unreadable", 400, "Unreadable request"),
    UNAUTHENTICATED("unauthenticated", 401, "Not signed in"),
    WRONG_CREDENTIALS("wrong-credentials", 401, "Not signed in"),
    FORBIDDEN("forbidden", 403, "Not permitted"),
    CSRF("csrf", 403, "Not permitted"),
    CROSS_ORIGIN("cross-origin", 403, "Not permitted"),
    NOT_FOUND("not-found", 404, "Not found"),
    METHOD("method", 405, "Method not allowed"),
    TOO_SLOW("too-slow", 408, "Request too slow"),
    CONFLICT("conflict", 409, "Not in this state"),
    ALREADY_RUNNING("already-running", 409, "Already running", 10),
    RUN_ENDED("run-ended", 409, "The run has ended"),
    JOB_SWITCHED_OFF("job-switched-off", 409, "The job is switched off"),
    FAILURE_NOT_KEPT("failure-not-kept", 409, "The failure is settled"),
    FAILURE_WITHOUT_JOB("failure-without-job", 409, "The failure belongs to no job"),
    EVENT_READER_OFF("event-reader-off", 409, "No running route reads these events"),
    EVENT_GONE("event-gone", 409, "The event is no longer stored"),
    NOT_CHECKED_YET("not-checked-yet", 409, "The upload is not checked yet", 5),
    CONNECTION_BUSY("connection-busy", 409, "The connection has an open run", 10),
    SHARED_NAMES("shared-names", 409, "Names are shared"),
    IDEMPOTENCY_UNDER_WAY("idempotency-under-way", 409, "The first request is under way", 1),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 409, "The key names another request"),
    ORDER_STATE("order-state", 409, "Not in this state of the order"),
    OPEN_ORDERS("open-orders", 409, "The person has open orders"),
    STOCK_SHORT("stock-short", 409, "The goods cannot be taken"),
    INCOMING_STATE("incoming-state", 409, "Not in this state of the incoming goods"),
    NAME_TAKEN("name-taken", 409, "The name is taken"),
    REFERENCE_TAKEN("reference-taken", 409, "The reference is taken"),
    OWN_KEY("own-key", 409, "A key cannot do this to itself"),
    PERSON_STATE("person-state", 409, "Not in this state of the user"),
    RETAILER_STATE("retailer-state", 409, "Not in this state of the retailer"),
    WHOLESALE_STATE("wholesale-state", 409, "Not in this state of the wholesale order"),
    PRICE_LIST_USED("price-list-used", 409, "The price list is used"),
    SYNC_STOPPED("sync-stopped", 409, "The product sync stopped"),
    SUBSCRIPTION_OFF("subscription-off", 409, "The event subscription is switched off"),
    SIGN_IN_UNSUPPORTED("sign-in-unsupported", 409, "The connection has no sign-in"),
    SIGN_IN_NOT_READY("sign-in-not-ready", 409, "The connection is not ready for a sign-in"),
    ROUTES_EDITING_OFF("routes-editing-off", 409, "Route files are not edited here"),
    ROUTES_READ_ONLY("routes-read-only", 409, "The route file cannot be written"),
    STALE("stale", 412, "Changed in the meantime"),
    TOO_LARGE("too-large", 413, "Body too large"),
    TOO_LONG("too-long", 414, "Request head too long"),
    UNSUPPORTED_MEDIA("unsupported-media", 415, "Unsupported content type"),
    RANGE("range", 416, "No such part of the file"),
    FAULTY("faulty", 422, "Faulty content"),
    TOO_MANY("too-many", 429, "Too many requests"),
    OWN_FAULT("own-fault", 500, "Our own fault"),
    AWAY("away", 503, "Not available now", 5);

    private static final String PREFIX = "urn:tillbridge:problem:";

    private final String word;
    private final int status;
    private final String title;
    private final int retrySeconds;

    ProblemType(String word, int status, String title) {
        this(word, status, title, 0);
    }

    ProblemType(String word, int status, String title, int retrySeconds) {
        this.word = word;
        this.status = status;
        this.title = title;
        this.retrySeconds = retrySeconds;
    }

    public static Optional<ProblemType> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    String uri() {
        return PREFIX + word;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** After how many seconds the same request may succeed by itself; 0 when waiting changes nothing. */
    int retrySeconds() {
        return retrySeconds;
    }
}
