package io.tillbridge.app;

import io.tillbridge.sandbox.server.ShopFault;
import java.time.Duration;

/** Every way in which the double of an account fails, and what kind of fault it is for who calls. */
@SuppressWarnings("ImmutableEnumChecker") // A record of values; the product's code knows no such annotation.
enum TillFault {
    SLOW(Nature.HARMLESS, ShopFault.slow(Duration.ofMillis(100))),
    WRONG_TYPE(Nature.HARMLESS, ShopFault.wrongType()),
    OWN_FAULT(Nature.PASSING, ShopFault.status(500)),
    AWAY(Nature.PASSING, ShopFault.status(503)),
    TOO_HEAVY(Nature.PASSING, ShopFault.status(504)),
    GAVE_UP(Nature.PASSING, ShopFault.status(408)),
    CHANGED_MEANWHILE(Nature.PASSING, ShopFault.status(409)),
    SIGN_IN_AWAY(Nature.PASSING, ShopFault.oauth(503)),
    WEB_PAGE_OF_A_GATEWAY(Nature.PASSING, ShopFault.html(502)),
    WEB_PAGE_AS_ANSWER(Nature.PASSING, ShopFault.html(200)),
    NEVER(Nature.PASSING, ShopFault.never()),
    RESET(Nature.PASSING, ShopFault.reset()),
    CUT_OFF(Nature.DONE_UNSEEN, ShopFault.cutOff()),
    HALF_JSON(Nature.DONE_UNSEEN, ShopFault.halfJson()),
    NO_BYTES(Nature.DONE_UNSEEN, ShopFault.noBytes()),
    GARBAGE(Nature.DONE_UNSEEN, ShopFault.garbage()),
    RESET_WHEN_DONE(Nature.DONE_UNSEEN, ShopFault.reset().afterTheWork()),
    AWAY_WHEN_DONE(Nature.DONE_UNSEEN, ShopFault.status(503).afterTheWork()),
    TOO_MANY(Nature.WAIT, ShopFault.tooMany()),
    NOT_FOUND(Nature.ABSENT, ShopFault.status(404)),
    UNKNOWN_TOKEN(Nature.REFUSING, ShopFault.status(401)),
    DENIED_TOKEN(Nature.REFUSING, ShopFault.oauth(401)),
    FORBIDDEN(Nature.REFUSING, ShopFault.status(403)),
    BAD_REQUEST(Nature.REJECTING, ShopFault.status(400)),
    UNPROCESSABLE(Nature.REJECTING, ShopFault.status(422)),
    REVOKED(Nature.REVOKED, ShopFault.oauth(400)),
    EMPTY_LIST(Nature.EMPTY, ShopFault.emptyList()),
    NEXT_LOOP(Nature.LOOP, ShopFault.nextLoop());

    /** What a fault is; the columns of {@code cases/till-faults/outcomes.txt}. */
    enum Nature {
        /** The answer is right. */
        HARMLESS,
        /** Nothing was done; another try makes sense. */
        PASSING,
        /** What was asked is done, and the answer does not show it. */
        DONE_UNSEEN,
        /** Not now; met by one call. */
        WAIT,
        ABSENT,
        /** Not with this token, or not with these rights. */
        REFUSING,
        /** Not what was sent. */
        REJECTING,
        /** {@code invalid_grant} where tokens are given; elsewhere a rejection. */
        REVOKED,
        /** A success that shows nothing. */
        EMPTY,
        /** A list without an end. */
        LOOP
    }

    final Nature nature;
    final ShopFault fault;

    TillFault(Nature nature, ShopFault fault) {
        this.nature = nature;
        this.fault = fault;
    }
}
