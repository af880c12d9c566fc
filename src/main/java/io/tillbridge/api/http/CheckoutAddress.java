package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything below the public address of a shop's checkout: its options, the script for its pages, and the methods of its
 * checkout. Whatever is asked under a token that opens nothing gets the same answer, and every request counts for its
 * address.
 */
final class CheckoutAddress {
    private static final Pattern SCRIPT =
            Pattern.compile("/public/checkout/([A-Za-z0-9_-]{20,100})/(delivery(?:-[A-Z0-9]{1,16})?\\.js)");

    private final PublicCheckout checkout;
    private final CheckoutRate rate;
    private final CheckoutEndpoint options;
    private final CheckoutMethodsEndpoint methods;
    private final DeliveryScript script = new DeliveryScript();

    CheckoutAddress(PublicCheckout checkout, MethodsReceiver methods, Vertx vertx, RequestBodies bodies) {
        this.checkout = checkout;
        this.rate = new CheckoutRate(checkout);
        this.options = new CheckoutEndpoint(checkout, vertx);
        this.methods = new CheckoutMethodsEndpoint(methods, vertx, bodies);
    }

    /** What a request is answered with; never fails. */
    Future<RenderedResponse> answer(HttpCall call) {
        Optional<Problem> tooMany = rate.enter(call);
        if (CheckoutMethodsEndpoint.serves(call.http().path())) {
            call.http().pause();
            return methods.answer(call, tooMany);
        }
        return (tooMany.isPresent() ? Optional.<RenderedResponse>empty() : script(call))
                .map(Future::succeededFuture)
                .orElseGet(() -> options.answer(call, tooMany));
    }

    private Optional<RenderedResponse> script(HttpCall call) {
        Matcher parts = SCRIPT.matcher(call.http().path());
        if (!call.method().equals("GET")
                || !parts.matches()
                || checkout.options().shop(parts.group(1)).isEmpty()) {
            return Optional.empty();
        }
        return script.at(
                parts.group(2),
                call.http().headers().get(HttpHeaders.ACCEPT_ENCODING),
                call.http().headers().get(HttpHeaders.IF_NONE_MATCH));
    }
}
