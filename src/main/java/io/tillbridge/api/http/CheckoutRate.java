package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RateLimit;
import io.tillbridge.wording.Quantity;
import java.time.Duration;
import java.util.Optional;

/** How often one address may ask below the public addresses of checkouts, whatever it asks there. */
final class CheckoutRate {
    private final PublicCheckout checkout;
    private final RateLimit limit;

    CheckoutRate(PublicCheckout checkout) {
        this.checkout = checkout;
        this.limit = new RateLimit("checkout", "q=" + checkout.rate().perMinute() + ";w=60");
    }

    /** Counts a request; why its address has to wait, empty when it is let through. */
    Optional<Problem> enter(HttpCall call) {
        String address = call.client().address();
        Duration waiting = checkout.rate().enter(address);
        if (waiting.isZero()) {
            limit.left(checkout.rate().left(address)).forEach(call.http().response()::putHeader);
            return Optional.empty();
        }
        checkout.outcomes().accept("too-many");
        long seconds = waiting.plusMillis(999).toSeconds();
        return Optional.of(Problem.tooMany(
                "Too many requests of this address: try again in " + Quantity.of(seconds, "second"), seconds, limit));
    }
}
