package io.tillbridge.flow.alerts;

import io.tillbridge.alert.AlertMessage;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.PassingFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts alerts to the web hook of the settings. With {@code {secret}} in its address the secret goes there, as chat systems
 * want it; otherwise it signs the message as Standard Webhooks says.
 */
public final class AlertHook implements AutoCloseable {
    private static final String PLACE = "{secret}";
    private static final String SECRET_PREFIX = "whsec_";
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final Timeout SILENCE = Timeout.ofSeconds(20);

    private final Supplier<Optional<String>> address;
    private final Function<String, Optional<String>> secret;
    private final Clock clock;
    private final CloseableHttpClient client;

    /**
     * @param address of the settings, asked each time
     * @param secret of an address, likewise
     * @param outbound which hosts may be reached
     */
    public AlertHook(
            Supplier<Optional<String>> address,
            Function<String, Optional<String>> secret,
            OutboundRules outbound,
            Clock clock) {
        this.address = address;
        this.secret = secret;
        this.clock = clock;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Allowed(outbound))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(SILENCE)
                        .setRedirectsEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .setUserAgent("Tillbridge")
                .build();
    }

    /** @throws PassingFailure when the receiver does not take it; without its address, which may be a secret */
    void post(AlertMessage message) {
        String url = address.get()
                .orElseThrow(() -> new PassingFailure("The settings name no web hook for alerts any more"));
        Optional<String> key = secret.apply(url);
        if (url.contains(PLACE) && key.isEmpty()) {
            throw new PassingFailure("The secret of the web hook for alerts is not set: set alerts.webhook.secret");
        }
        HttpPost post = request(url.contains(PLACE) ? url.replace(PLACE, key.orElseThrow()) : url);
        post.setEntity(new StringEntity(message.content(), ContentType.APPLICATION_JSON));
        String time = Long.toString(clock.instant().getEpochSecond());
        post.setHeader("webhook-id", message.messageId());
        post.setHeader("webhook-timestamp", time);
        if (key.isPresent() && !url.contains(PLACE)) {
            post.setHeader(
                    "webhook-signature",
                    "v1," + signature(key.get(), message.messageId() + "." + time + "." + message.content()));
        }
        int status = status(post, URI.create(url.replace(PLACE, "secret")).getHost());
        if (status < 200 || status > 299) {
            throw new PassingFailure("The web hook for alerts answered with the status " + status
                    + ", expected one from 200 to 299: check its address and its secret");
        }
    }

    private static HttpPost request(String url) {
        try {
            return new HttpPost(URI.create(url));
        } catch (IllegalArgumentException e) {
            // Not as its cause: its message has the secret.
            throw new PassingFailure("The secret of the web hook for alerts makes no address: set it anew");
        }
    }

    private int status(HttpPost post, String host) {
        // Closed without reading: the body of the response says nothing, and may have no end.
        try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
            return response.getCode();
        } catch (IOException e) {
            throw new PassingFailure("The web hook for alerts at " + host + " cannot be reached ("
                    + e.getClass().getSimpleName() + "): check its address, or wait until it is back");
        }
    }

    /** Base64 of the HMAC-SHA256; a secret without prefix is taken as its bytes. */
    static String signature(String secret, String signed) {
        try {
            byte[] key = secret.startsWith(SECRET_PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()))
                    : secret.getBytes(StandardCharsets.UTF_8);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        } catch (IllegalArgumentException e) {
            throw new PassingFailure("The secret of the web hook for alerts is no base64 after whsec_: set it anew");
        }
    }

    /** Gives the client only addresses that connections may reach. */
    private record Allowed(OutboundRules outbound) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return outbound.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
