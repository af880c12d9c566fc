package io.tillbridge.event.webhook;

import io.tillbridge.event.subscription.SignedMessage;
import io.tillbridge.event.subscription.TryResult;
import io.tillbridge.network.ReceiverRules;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts messages to receivers. It follows no redirect, sends nothing twice by itself, keeps no cookies, and reads no more
 * of a response than its beginning. The addresses of a host are checked at each connect, so that a name that leads
 * elsewhere later gains nothing.
 */
public final class WebhookClient implements AutoCloseable {
    private static final int MOST_BYTES = 4_096;
    private static final Duration CONNECTION_KEPT = Duration.ofSeconds(30);

    /** A head that does not end must not fill the memory. */
    private static final Http1Config HEAD =
            Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build();

    private final CloseableHttpClient client;
    private final Limits limits;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "webhook-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * What a try may take.
     *
     * @param connect until a connection stands
     * @param silence until a response begins, and between two parts of it
     * @param whole until a response is complete
     * @param connections most connections at a time, over all receivers
     */
    public record Limits(Duration connect, Duration silence, Duration whole, int connections) {
        public static final Limits STANDARD =
                new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30), 96);
    }

    public WebhookClient(ReceiverRules rules, Limits limits, Clock clock) {
        this(new ReceiverResolver(rules), limits, clock);
    }

    /** @param resolver gives the addresses that may be reached, and refuses all others */
    public WebhookClient(DnsResolver resolver, Limits limits, Clock clock) {
        this(resolver, limits, SSLContexts.createSystemDefault(), clock);
    }

    /** @param tls which certificates are trusted; host names are verified in any case */
    WebhookClient(DnsResolver resolver, Limits limits, SSLContext tls, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        deadlines.setRemoveOnCancelPolicy(true);
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(HEAD)
                                .build())
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setMaxConnTotal(limits.connections())
                        .setMaxConnPerRoute(limits.connections())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(limits.connect()))
                                .setSocketTimeout(Timeout.of(limits.silence()))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.whole()))
                        .setResponseTimeout(Timeout.of(limits.silence()))
                        .setDefaultKeepAlive(CONNECTION_KEPT.toSeconds(), TimeUnit.SECONDS)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setContentCompressionEnabled(false)
                        .build())
                .setUserAgent("Tillbridge");
        client = builder.disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Posts a message and tells what came of it; never fails. */
    public WebhookAnswer post(String address, SignedMessage message) {
        HttpPost request = new HttpPost(URI.create(address));
        request.setHeader("webhook-id", message.id());
        request.setHeader("webhook-timestamp", Long.toString(message.timestamp()));
        if (!message.signature().isEmpty()) {
            request.setHeader("webhook-signature", message.signature());
        }
        request.setEntity(
                new ByteArrayEntity(message.body().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long began = System.nanoTime();
        AtomicBoolean tooSlow = new AtomicBoolean();
        Future<?> deadline = deadlines.schedule(
                () -> {
                    tooSlow.set(true);
                    request.cancel();
                },
                limits.whole().toMillis(),
                TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(null, request, null);
            int status = response.getCode();
            Header wish = response.getFirstHeader("Retry-After");
            Duration retryAfter = wish == null ? null : RequestedPause.of(wish.getValue(), clock.instant());
            return answer(at, status, WebhookFaults.of(status), retryAfter, began, beginning(response, request));
        } catch (IOException e) {
            String error =
                    tooSlow.get() ? WebhookFaults.tooSlow(limits.whole()) : WebhookFaults.of(e, limits.silence());
            return answer(at, null, error, null, began, "");
        } finally {
            deadline.cancel(false);
            Closer.closeQuietly(response);
        }
    }

    /** The status decides; a body that is long, slow or broken changes nothing. */
    private static String beginning(ClassicHttpResponse response, HttpPost request) {
        if (response.getEntity() == null) {
            return "";
        }
        byte[] text = new byte[0];
        try {
            text = response.getEntity().getContent().readNBytes(MOST_BYTES);
        } catch (IOException broken) {
            request.cancel();
        }
        if (text.length == MOST_BYTES) {
            // To close the stream would read what is left of it.
            request.cancel();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static WebhookAnswer answer(
            Instant at, Integer status, String error, Duration retryAfter, long began, String text) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new WebhookAnswer(new TryResult(at, status, error, retryAfter, took), text);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
