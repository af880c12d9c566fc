package io.tillbridge.remotefiles;

import io.tillbridge.network.OutboundResolver;
import io.tillbridge.remotefiles.KnownVersions.Version;
import io.tillbridge.run.RefusedFailure;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * GET requests of one account. Redirects are followed one by one: each must be {@code https}, and its host is checked as
 * the first one's was. Headers and query of the connection go to the servers of its own addresses only.
 */
final class HttpsCalls implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_CONNECTIONS = 64;
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_HEADERS = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpsAccount account;
    private final int connectMillis;
    private final Set<String> own;
    private final Map<String, CertificatePin> pins = new ConcurrentHashMap<>();
    private final CloseableHttpClient client;

    HttpsCalls(HttpsAccount account, RemoteSetup setup) {
        this.account = account;
        this.own = account.urls().stream()
                .map(url -> bare(HttpsAccount.server(url)))
                .collect(Collectors.toSet());
        this.connectMillis = Math.max(1, (int) setup.times().connect().toMillis());
        Timeout connect = Timeout.of(setup.times().connect());
        Timeout silence = Timeout.of(setup.times().read());
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new OutboundResolver(setup.outbound()))
                .setTlsSocketStrategy(this::encrypted)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(silence)
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(silence)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Tillbridge")
                .build();
    }

    /** The certificate check of a server. */
    CertificatePin pin(String server) {
        return pins.computeIfAbsent(
                bare(server), name -> new CertificatePin(server, isOwn(server) ? account.certificate() : ""));
    }

    /**
     * The answer to a request, its body not read yet.
     *
     * @param known asks for the file only if it is another version
     * @param underWay gets what ends the request from another thread
     */
    HttpsResponse get(URI url, Version known, Consumer<Cancellable> underWay) throws IOException {
        URI here = withQuery(url);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpsResponse response = send(here, known, underWay);
            Optional<String> location =
                    REDIRECTS.contains(response.status()) ? Optional.of(response.header("Location")) : Optional.empty();
            if (location.isEmpty()) {
                return response;
            }
            response.close();
            here = next(here, location.get());
        }
        throw new RefusedFailure("The vendor's server " + HttpsAccount.server(url) + " redirects more than "
                + MOST_REDIRECTS + " times. Check the connection's url with the vendor.");
    }

    @Override
    public void close() {
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }

    private HttpsResponse send(URI url, Version known, Consumer<Cancellable> underWay) throws IOException {
        HttpGet request = new HttpGet(url);
        if (isOwn(HttpsAccount.server(url))) {
            account.headers().forEach(request::setHeader);
        }
        request.setHeader("Accept-Encoding", "gzip");
        if (!known.etag().isEmpty()) {
            request.setHeader("If-None-Match", known.etag());
        }
        if (!known.lastModified().isEmpty()) {
            request.setHeader("If-Modified-Since", known.lastModified());
        }
        underWay.accept(request);
        boolean answered = false;
        try {
            ClassicHttpResponse response = client.executeOpen(HttpHost.create(origin(url)), request, null);
            answered = true;
            return new HttpsResponse(url, request, response);
        } finally {
            if (!answered) {
                request.cancel();
            }
        }
    }

    private boolean isOwn(String server) {
        return own.contains(bare(server));
    }

    /** An IPv6 address may come with its brackets or without. */
    private static String bare(String server) {
        return server.replace("[", "").replace("]", "");
    }

    private static URI origin(URI url) {
        return URI.create("https://" + url.getRawAuthority());
    }

    private static URI next(URI from, String location) {
        URI to;
        try {
            to = location.isEmpty() ? URI.create("") : from.resolve(location);
        } catch (IllegalArgumentException e) {
            to = URI.create("");
        }
        if (!"https".equalsIgnoreCase(to.getScheme()) || to.getHost() == null || to.getRawUserInfo() != null) {
            throw new RefusedFailure(
                    "The vendor's server " + HttpsAccount.server(from) + " redirects to an address that"
                            + " is not https, expected https; it was not followed. Ask the vendor for the right url.");
        }
        return to;
    }

    private URI withQuery(URI url) {
        if (account.query().isEmpty()) {
            return url;
        }
        String separator = url.getRawQuery() == null ? "?" : "&";
        return URI.create(url + separator + account.query());
    }

    private SSLSocket encrypted(Socket plain, String host, int port, Object attachment, HttpContext context)
            throws IOException {
        CertificatePin pin = pin(host.toLowerCase(java.util.Locale.ROOT) + ":" + port);
        int silence = plain.getSoTimeout();
        plain.setSoTimeout(connectMillis);
        SSLSocket socket = (SSLSocket) pin.context().getSocketFactory().createSocket(plain, host, port, true);
        pin.prepare(socket);
        socket.startHandshake();
        plain.setSoTimeout(silence);
        return socket;
    }
}
