package io.tillbridge.api.http;

import io.tillbridge.api.contract.EntityTags;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.checkout.CheckoutShop;
import io.tillbridge.checkout.DeliveryPromise;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /public/checkout/{token}/options}, beside the contract: the pages of a shop ask it without sign-in. A token
 * that is unknown, replaced or switched off gets the same answer. It is answered from memory, on the event loop. Neither
 * path nor parameters are logged.
 */
final class CheckoutEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(CheckoutEndpoint.class);
    private static final Pattern PATH = Pattern.compile("/public/checkout/([A-Za-z0-9_-]{20,100})/options");
    private static final String PREFIX = "/public/checkout/";
    private static final String READABLE = "ETag, Date, Age, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";
    private static final Duration LONGEST_AGE = Duration.ofMinutes(5);
    private static final int WORKERS = 2;
    private static final long STOCK_SECONDS = 10;

    private final PublicCheckout checkout;
    private final WorkerExecutor workers;
    private final WaitBudget waits;

    CheckoutEndpoint(PublicCheckout checkout, Vertx vertx) {
        this.checkout = checkout;
        this.workers = vertx.createSharedWorkerExecutor("checkout", WORKERS, STOCK_SECONDS, TimeUnit.SECONDS);
        this.waits = new WaitBudget(checkout.waits(), System::nanoTime);
    }

    static boolean serves(String path) {
        return path != null && path.startsWith(PREFIX);
    }

    /**
     * What a request is answered with; never fails.
     *
     * @param tooMany when its address has asked too often; the pages of the shop may read that too
     */
    Future<RenderedResponse> answer(HttpCall call, Optional<Problem> tooMany) {
        try {
            return admitted(call, tooMany).otherwise(why -> failed(call, why));
        } catch (RuntimeException e) {
            return Future.succeededFuture(failed(call, e));
        }
    }

    private Future<RenderedResponse> admitted(HttpCall call, Optional<Problem> tooMany) {
        // What the answer of one page may be read by, another may not.
        call.http().response().putHeader("Vary", "Origin");
        Optional<CheckoutShop> shop = shop(call.http().path());
        boolean ours = shop.isPresent() && allow(call, shop.get());
        if (tooMany.isPresent()) {
            return refused(call, tooMany.get());
        }
        if (shop.isEmpty()) {
            checkout.outcomes().accept("not-found");
            return refused(call, Problem.notFound("There is nothing at this address"));
        }
        if (call.method().equals("OPTIONS")) {
            return ours ? Future.succeededFuture(preflight()) : refused(call, otherOrigin(call));
        }
        if (!call.method().equals("GET")) {
            return refused(call, Problem.wrongMethod(call.method(), "GET, HEAD, OPTIONS"));
        }
        return asked(call, shop.get());
    }

    private Optional<CheckoutShop> shop(String path) {
        Matcher parts = PATH.matcher(path);
        return parts.matches() ? checkout.options().shop(parts.group(1)) : Optional.empty();
    }

    private Future<RenderedResponse> asked(HttpCall call, CheckoutShop shop) {
        Instant now = checkout.clock().instant();
        CheckoutQuery query = CheckoutQuery.read(call.http().query(), shop.home(), now);
        return inStock(shop, query.sku())
                .compose(stock -> promise(shop, query, query.asked() == null ? now : query.asked(), stock.orElse(null)))
                .map(promise -> rendered(call, query, promise));
    }

    private Future<Optional<Boolean>> inStock(CheckoutShop shop, String sku) {
        if (sku == null) {
            return Future.succeededFuture(Optional.empty());
        }
        Optional<Boolean> remembered = checkout.stock().remembered(shop, sku);
        return remembered.isPresent()
                ? Future.succeededFuture(remembered)
                : workers.executeBlocking(() -> Optional.of(checkout.stock().find(shop, sku)), false);
    }

    private Future<DeliveryPromise> promise(CheckoutShop shop, CheckoutQuery query, Instant at, Boolean inStock) {
        DeliveryPromise now = checkout.options().options(shop, query.where(), at, inStock);
        if (now.complete() || checkout.longestWait().isZero() || !waits.take()) {
            return Future.succeededFuture(now);
        }
        return Future.fromCompletionStage(
                checkout.options().within(checkout.longestWait(), shop, query.where(), at, inStock),
                Vertx.currentContext());
    }

    private RenderedResponse rendered(HttpCall call, CheckoutQuery query, DeliveryPromise promise) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        // The seconds that are left count down by themselves: they make no other answer.
        headers.put("ETag", "W/" + ResponseRenderer.tag(Json.bytes(CheckoutView.of(promise, false))));
        headers.put("Cache-Control", age(query, promise));
        RenderedResponse whole = RenderedResponse.of(200, headers, Json.bytes(CheckoutView.of(promise, true)));
        RenderedResponse answer = ResponseRenderer.unlessKnown(
                whole, EntityTags.of(call.http().headers().getAll(HttpHeaders.IF_NONE_MATCH)));
        checkout.outcomes().accept(answer.status() == 304 ? "not-modified" : promise.complete() ? "ok" : "partial");
        return answer;
    }

    /** An answer about a moment of the asker's own choice does not age, but the table may change. */
    private String age(CheckoutQuery query, DeliveryPromise promise) {
        Duration left = Duration.between(promise.at(), promise.validUntil());
        Duration age =
                query.asked() != null && promise.complete() || left.compareTo(LONGEST_AGE) > 0 ? LONGEST_AGE : left;
        boolean personal = query.where().postcode() != null;
        return (personal ? "private" : "public") + ", max-age=" + age.toSeconds();
    }

    /** Lets the page read the answer, when it is one of the shop's. */
    private static boolean allow(HttpCall call, CheckoutShop shop) {
        String origin = call.http().headers().get(HttpHeaders.ORIGIN);
        boolean ours = origin != null && ShopOrigins.allow(shop.hosts(), origin);
        if (ours) {
            call.http()
                    .response()
                    .putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Access-Control-Expose-Headers", READABLE);
        }
        return ours;
    }

    private static RenderedResponse preflight() {
        Map<String, String> headers = Map.of(
                "Access-Control-Allow-Methods", "GET, HEAD",
                "Access-Control-Allow-Headers", "If-None-Match, X-Request-Id",
                "Access-Control-Max-Age", "600");
        return RenderedResponse.of(204, headers, new byte[0]);
    }

    private static Problem otherOrigin(HttpCall call) {
        String origin = call.http().headers().get(HttpHeaders.ORIGIN);
        return Problem.forbidden(
                "The page " + QuotedText.of(String.valueOf(origin))
                        + " is not one of this shop's: expected one of the hosts in checkoutHosts of its connection",
                null);
    }

    private Future<RenderedResponse> refused(HttpCall call, Problem problem) {
        return Future.succeededFuture(ResponseRenderer.problem(problem, call.requestId()));
    }

    private RenderedResponse failed(HttpCall call, Throwable why) {
        if (why instanceof Refusal refusal) {
            checkout.outcomes().accept("refused");
            return ResponseRenderer.problem(refusal.problem(), call.requestId());
        }
        checkout.outcomes().accept("failed");
        LOG.warn("Checkout options could not be told (request {}): {}", call.requestId(), why.toString());
        return ResponseRenderer.problem(Problem.away("The hub cannot tell it now"), call.requestId());
    }
}
