package io.tillbridge.app;

import io.tillbridge.sandbox.server.ShopFault;
import java.time.Duration;

/** Every way in which the double of a shop fails, with a part of what the hub says when it stays so. */
@SuppressWarnings("ImmutableEnumChecker") // A record of values; the product's code knows no such annotation.
enum EveryFault {
    OWN_FAULT(ShopFault.status(500), "(500)"),
    AWAY(ShopFault.status(503), "(503)"),
    TOO_HEAVY(ShopFault.status(504), "(504)"),
    TOO_MANY(ShopFault.tooMany(), "(429)"),
    NOT_FOUND(ShopFault.status(404), "(404)"),
    WEB_PAGE_OF_A_GATEWAY(ShopFault.html(502), "(502)"),
    WEB_PAGE_AS_ANSWER(ShopFault.html(200), "answered with a web page instead of JSON"),
    NEVER(ShopFault.never(), "did not answer in time"),
    RESET(ShopFault.reset(), "ended the connection before its answer was whole"),
    CUT_OFF(ShopFault.cutOff(), "ended the connection before its answer was whole"),
    HALF_JSON(ShopFault.halfJson(), "answered with JSON that is cut off"),
    NO_BYTES(ShopFault.noBytes(), "answered without content (200)"),
    SLOW(ShopFault.slow(Duration.ofMillis(200)), "");

    final ShopFault fault;
    final String said;

    EveryFault(ShopFault fault, String said) {
        this.fault = fault;
        this.said = said;
    }

    /** The next calls fail so: what is not there is looked for twice more, everything else once at the least. */
    void meets(OneShop one, String call) {
        one.shop.faults().next(this == NOT_FOUND ? 2 : 1, call, fault);
    }

    /** As {@link #meets}, and what asks for patience asks for a second of it. */
    void meetsSoon(OneShop one, String call, ShopTime time) {
        if (this == TOO_MANY) {
            time.nearlyRefilled();
        }
        meets(one, call);
    }

    /** The shop does what it was asked, in time: there is nothing to say. */
    boolean isNone() {
        return this == SLOW;
    }
}
