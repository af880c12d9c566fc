package io.tillbridge.sandbox.server;

import java.time.Duration;

/**
 * What goes wrong with a call of a shop's API.
 *
 * @param status of the answer, for the kinds that have one
 * @param delay before the answer, for {@link Kind#SLOW}
 * @param workDone the API does what it was asked first: only the answer goes wrong
 */
public record ShopFault(Kind kind, int status, Duration delay, boolean workDone) {
    /** How the answer goes wrong. */
    public enum Kind {
        STATUS,
        TOO_MANY,
        HTML,
        NEVER,
        RESET,
        CUT_OFF,
        HALF_JSON,
        NO_BYTES,
        EMPTY_LIST,
        GARBAGE,
        WRONG_TYPE,
        OAUTH_STATUS,
        NEXT_LOOP,
        SLOW
    }

    /** An error envelope with this status: 500, 503, 504, a 404 that passes … */
    public static ShopFault status(int status) {
        return new ShopFault(Kind.STATUS, status, Duration.ZERO, false);
    }

    /** A 429 with an empty first window. */
    public static ShopFault tooMany() {
        return new ShopFault(Kind.TOO_MANY, 429, Duration.ZERO, false);
    }

    /** A gateway's page of HTML, without the headers of the API. */
    public static ShopFault html(int status) {
        return new ShopFault(Kind.HTML, status, Duration.ZERO, false);
    }

    /** No answer ever; the connection stays open. */
    public static ShopFault never() {
        return new ShopFault(Kind.NEVER, 0, Duration.ZERO, false);
    }

    /** The connection is reset instead of an answer. */
    public static ShopFault reset() {
        return new ShopFault(Kind.RESET, 0, Duration.ZERO, false);
    }

    /** The true answer, but the connection ends in its middle. */
    public static ShopFault cutOff() {
        return new ShopFault(Kind.CUT_OFF, 200, Duration.ZERO, true);
    }

    /** The first half of the true answer, as if it were the whole. */
    public static ShopFault halfJson() {
        return new ShopFault(Kind.HALF_JSON, 200, Duration.ZERO, true);
    }

    /** A success without content. */
    public static ShopFault noBytes() {
        return new ShopFault(Kind.NO_BYTES, 200, Duration.ZERO, true);
    }

    /** A list with nothing in it, as if it were the whole. */
    public static ShopFault emptyList() {
        return new ShopFault(Kind.EMPTY_LIST, 200, Duration.ZERO, true);
    }

    /** A success whose body is no JSON at all. */
    public static ShopFault garbage() {
        return new ShopFault(Kind.GARBAGE, 200, Duration.ZERO, true);
    }

    /** The true answer, labelled as plain text. */
    public static ShopFault wrongType() {
        return new ShopFault(Kind.WRONG_TYPE, 200, Duration.ZERO, true);
    }

    /** An error as the layer of sign-in tells it: error, error_description and hint. */
    public static ShopFault oauth(int status) {
        return new ShopFault(Kind.OAUTH_STATUS, status, Duration.ZERO, false);
    }

    /** The true page of a list, whose next page is itself. */
    public static ShopFault nextLoop() {
        return new ShopFault(Kind.NEXT_LOOP, 200, Duration.ZERO, true);
    }

    /** The true answer, late. */
    public static ShopFault slow(Duration delay) {
        return new ShopFault(Kind.SLOW, 200, delay, true);
    }

    /** The same, but the shop has done what it was asked. */
    public ShopFault afterTheWork() {
        return new ShopFault(kind, status, delay, true);
    }
}
