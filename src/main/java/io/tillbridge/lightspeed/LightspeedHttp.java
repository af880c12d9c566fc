package io.tillbridge.lightspeed;

import io.tillbridge.network.OutboundResolver;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CancellableWait;
import io.tillbridge.run.CurrentRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client of all calls to APIs of Lightspeed, one pool of kept connections: the bean {@code cseriesHttp} that a
 * kamelet names. It never sends anything twice by itself, follows nowhere, keeps no cookies (one shop's are not the
 * other's), and reads each answer to its end or gives up the connection.
 */
public final class LightspeedHttp implements HttpClientConfigurer, AutoCloseable {
    /** An address to build on; each call names its own. */
    private static final String NOWHERE = "https://shop.invalid?throwExceptionOnFailure=false&copyHeaders=false";

    private static final Timeout KEPT = Timeout.ofSeconds(30);

    private final PoolingHttpClientConnectionManager pool;
    private final Limits limits;
    private final CurrentRun runs;
    private final CloseableHttpClient client;
    private final CallDeadlines deadlines = new CallDeadlines();
    private HttpComponent component;
    private Producer producer;

    public LightspeedHttp(Limits limits) {
        this(limits, OutboundRules.none(), new CurrentRun());
    }

    /**
     * @param outbound which hosts may be reached; asked at each connect for the addresses to connect to
     * @param runs a cancel of the run that makes a call ends the call
     */
    public LightspeedHttp(Limits limits, OutboundRules outbound, CurrentRun runs) {
        this.runs = runs;
        this.limits = limits;
        this.pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new OutboundResolver(outbound))
                .setMaxConnTotal(limits.connections())
                .setMaxConnPerRoute(limits.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.silence()))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
        HttpClientBuilder builder = HttpClientBuilder.create();
        configureHttpClient(builder);
        this.client = builder.build();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setConnectionManager(pool)
                .setConnectionManagerShared(true)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.whole()))
                        .setResponseTimeout(Timeout.of(limits.silence()))
                        .setDefaultKeepAlive(KEPT.toSeconds(), TimeUnit.SECONDS)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Tillbridge")
                .addExecInterceptorFirst("whole-answer", this::cancellable);
    }

    private ClassicHttpResponse cancellable(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        CancellableWait wait = runs.waiting(() -> CallDeadlines.cancel(scope.originalRequest));
        // Whatever the call waits for: a server may send a byte now and then for ever.
        CallDeadlines.Deadline deadline =
                deadlines.of(limits.whole(), () -> CallDeadlines.cancel(scope.originalRequest));
        try {
            return whole(request, scope, chain);
        } catch (IOException e) {
            throw deadline.passed() ? new Late(limits.whole()) : e;
        } finally {
            deadline.close();
            wait.close();
        }
    }

    private ClassicHttpResponse whole(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            boolean done = false;
            try {
                byte[] bytes = read(entity);
                // Camel unpacks whatever still names gzip here, after it was counted.
                response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
                response.setEntity(new ByteArrayEntity(bytes, ContentType.parseLenient(entity.getContentType())));
                done = true;
            } finally {
                if (!done) {
                    // To close the stream would read what is left of it.
                    scope.execRuntime.discardEndpoint();
                }
            }
        }
        return response;
    }

    private byte[] read(HttpEntity entity) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        InputStream in = entity.getContent();
        byte[] part = new byte[16_384];
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            bytes.write(part, 0, read);
            if (bytes.size() > limits.bytes()) {
                throw new Overlong("more than " + limits.bytes() + " bytes");
            }
        }
        in.close();
        return bytes.toByteArray();
    }

    /**
     * Sends a message that a route has made a call; the answer is on it afterwards.
     *
     * @throws Exception when there is no answer
     */
    public void send(Exchange exchange) throws Exception {
        producer(exchange.getContext()).process(exchange);
    }

    /**
     * Sends a call from Java.
     *
     * @param body null for none
     * @return an answer of any status
     * @throws IOException when there is no answer, or none to its end
     */
    public CallAnswer answer(String method, URI address, Map<String, String> headers, byte[] body) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        headers.forEach(request::setHeader);
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, ContentType.parseLenient(headers.get("Content-Type"))));
        }
        return client.execute(request, response -> {
            Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (Header header : response.getHeaders()) {
                kept.putIfAbsent(header.getName(), header.getValue());
            }
            HttpEntity entity = response.getEntity();
            return new CallAnswer(
                    response.getCode(), kept::get, entity == null ? new byte[0] : EntityUtils.toByteArray(entity));
        });
    }

    private synchronized Producer producer(CamelContext context) throws Exception {
        if (producer == null) {
            component = new HttpComponent();
            component.setCamelContext(context);
            component.setHttpClientConfigurer(this);
            component.start();
            Endpoint endpoint = component.createEndpoint(NOWHERE);
            endpoint.start();
            producer = endpoint.createProducer();
            producer.start();
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.stop();
            component.stop();
        }
        deadlines.close();
        client.close(CloseMode.IMMEDIATE);
        pool.close();
    }

    @Override
    public String toString() {
        return "LightspeedHttp";
    }

    /** An answer that is longer, or comes slower, than any of a shop. */
    public static class Overlong extends IOException {
        private static final long serialVersionUID = 1L;

        Overlong(String what) {
            super(what);
        }
    }

    /** An answer that is not whole in time. */
    public static final class Late extends Overlong {
        private static final long serialVersionUID = 1L;

        Late(Duration whole) {
            super("not whole after " + whole.toSeconds() + " s");
        }
    }

    /**
     * What a shop's answer may take.
     *
     * @param connect until a connection stands
     * @param silence between two parts of an answer, and before the first
     * @param whole until an answer is there to its end
     * @param bytes most bytes of an answer once it is unpacked
     * @param connections most connections at a time, over all shops
     */
    public record Limits(Duration connect, Duration silence, Duration whole, long bytes, int connections) {}
}
