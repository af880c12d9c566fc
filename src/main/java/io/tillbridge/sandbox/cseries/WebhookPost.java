package io.tillbridge.sandbox.cseries;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * Delivers webhooks over HTTP with the documented headers, and again up to ten times until the answer is a 2xx. It only
 * calls addresses of this machine: a sandbox speaks to nobody outside.
 */
final class WebhookPost {
    private static final int MOST_RETRIES = 10;
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final long retryMillis;
    private volatile boolean closed;

    WebhookPost(Vertx vertx, long retryMillis) {
        this.vertx = vertx;
        this.retryMillis = retryMillis;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setMaxPoolSize(8)
                .setKeepAlive(true));
    }

    /** @param itemId of the object in the body */
    record Parcel(
            ShopSetup shop, String group, String event, long itemId, String language, String address, byte[] body) {
        @Override
        public String toString() {
            return "Parcel[" + event + ", " + itemId + "]";
        }
    }

    void send(Parcel parcel, ShopWebhooks books, Clock clock) {
        attempt(parcel, UUID.randomUUID().toString(), 1, books, clock);
    }

    /** No more tries; those under way end with the server. */
    void close() {
        closed = true;
    }

    private void attempt(Parcel parcel, String requestId, int attempt, ShopWebhooks books, Clock clock) {
        if (closed) {
            return;
        }
        post(parcel, requestId).otherwise(0).onSuccess(status -> {
            books.record(new ShopWebhooks.Delivery(
                    parcel.event(), parcel.itemId(), parcel.address(), status, attempt, clock.instant()));
            if ((status < 200 || status >= 300) && attempt <= MOST_RETRIES) {
                vertx.setTimer(retryMillis, timer -> attempt(parcel, requestId, attempt + 1, books, clock));
            }
        });
    }

    private Future<Integer> post(Parcel parcel, String requestId) {
        RequestOptions options;
        try {
            URI address = URI.create(parcel.address());
            if (!isHere(address)) {
                return Future.succeededFuture(0);
            }
            options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setAbsoluteURI(parcel.address())
                    .setTimeout(TIMEOUT_MILLIS);
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(0);
        }
        return client.request(options)
                .compose(request -> {
                    headers(request, parcel, requestId);
                    return request.send(Buffer.buffer(parcel.body()));
                })
                .map(HttpClientResponse::statusCode);
    }

    private static void headers(HttpClientRequest request, Parcel parcel, String requestId) {
        request.putHeader("Content-Type", "application/json")
                .putHeader("X-Shop-Id", Long.toString(parcel.shop().id()))
                .putHeader("X-Cluster-Id", "eu1")
                .putHeader("X-Event", parcel.event())
                .putHeader("X-Format", "json")
                .putHeader("X-Language", parcel.language())
                .putHeader("X-Request-Id", requestId)
                .putHeader("X-Signature", signature(parcel.body(), parcel.shop().secret()));
        String item = parcel.group().substring(0, parcel.group().length() - 1);
        request.putHeader(
                "X-" + item.substring(0, 1).toUpperCase(Locale.ROOT) + item.substring(1) + "-Id",
                Long.toString(parcel.itemId()));
    }

    /** MD5 of the body and the secret behind it, as the real API signs. */
    static String signature(byte[] body, String secret) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(body);
            md5.update(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no MD5, which signatures of webhooks are made of", e);
        }
    }

    private static boolean isHere(URI address) {
        String host = address.getHost();
        if (host == null || !(host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"))) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
