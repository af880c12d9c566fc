package io.tillbridge.lightspeed.rseries.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.network.OutboundResolver;
import io.tillbridge.network.OutboundRules;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP to the sign-in server, and to the API for what is asked before a connection is in use. It follows no redirect,
 * sends nothing twice by itself and keeps no cookies; the addresses of a host are checked at each connect.
 */
public final class SignInHttp implements AutoCloseable {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final CloseableHttpClient client;
    private final Duration whole;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "sign-in-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** @param whole longest time until an answer is there to its end, the connection included */
    public SignInHttp(OutboundRules outbound, Duration whole) {
        this.whole = whole;
        deadlines.setRemoveOnCancelPolicy(true);
        Timeout longest = Timeout.of(whole);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new OutboundResolver(outbound))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(longest)
                                .setSocketTimeout(longest)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(longest)
                        .setResponseTimeout(longest)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Tillbridge")
                .build();
    }

    /**
     * An answer.
     *
     * @param json null when it is no JSON
     */
    record Answer(int status, Object json, String retryAfter) {}

    Duration longest() {
        return whole;
    }

    /** Posts a form; its values stand in the body only. */
    Answer post(String url, Map<String, String> form) throws IOException {
        HttpPost request = new HttpPost(URI.create(url));
        List<NameValuePair> fields = new ArrayList<>();
        form.forEach((name, value) -> fields.add(new BasicNameValuePair(name, value)));
        request.setEntity(new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8));
        return send(request);
    }

    Answer get(String url, String token) throws IOException {
        HttpGet request = new HttpGet(URI.create(url));
        request.setHeader("Authorization", "Bearer " + token);
        return send(request);
    }

    private Answer send(HttpUriRequestBase request) throws IOException {
        request.setHeader("Accept", "application/json");
        AtomicBoolean tooSlow = new AtomicBoolean();
        Future<?> deadline = deadlines.schedule(
                () -> {
                    tooSlow.set(true);
                    request.cancel();
                },
                whole.toMillis(),
                TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            Header pause = response.getFirstHeader("Retry-After");
            return new Answer(response.getCode(), json(body(response, request)), pause == null ? null : pause.getValue());
        } catch (IOException e) {
            if (tooSlow.get()) {
                throw new SocketTimeoutException("no whole answer in time");
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    private static byte[] body(ClassicHttpResponse response, HttpUriRequestBase request) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        byte[] body = response.getEntity().getContent().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            // To close the stream would read what is left of it.
            request.cancel();
            throw new IOException("an answer of more than " + MOST_BYTES + " bytes");
        }
        return body;
    }

    private static Object json(byte[] body) throws IOException {
        try {
            return body.length == 0 ? null : JSON.readValue(body, Object.class);
        } catch (JsonProcessingException html) {
            return null;
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
