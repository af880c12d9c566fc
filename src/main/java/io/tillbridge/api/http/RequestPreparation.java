package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestOrigin;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is settled before anybody asks who calls: the headers of every answer, the Host, and the questions of browsers. */
final class RequestPreparation {
    private static final List<String> ONCE = List.of(
            "Authorization",
            "Content-Type",
            "Content-Encoding",
            "Expect",
            "Origin",
            "Sec-Fetch-Site",
            "Idempotency-Key",
            "Last-Event-ID",
            "X-Event",
            "X-Signature",
            Authorizer.CSRF);

    private final Cors cors;
    private final RequestHeadTimeout heads;

    RequestPreparation(Cors cors, RequestHeadTimeout heads) {
        this.cors = cors;
        this.heads = heads;
    }

    /** The answer, when the request goes no further. */
    Optional<RenderedResponse> receive(HttpCall call) {
        heads.headOf(call.http());
        ResponseWriter.usualHeaders(call);
        boolean owns = PublicAddresses.setTheirOrigins(call.http().path());
        if (!owns) {
            cors.headers(call);
        }
        if (!namesOneHost(call.http())) {
            return Optional.of(ResponseRenderer.problem(
                    Problem.unreadable("The request needs one header Host with the name and port it was sent to"),
                    call.requestId()));
        }
        Optional<String> repeated = repeated(call.http());
        if (repeated.isPresent()) {
            return Optional.of(ResponseRenderer.problem(
                    Problem.unreadable("The request has more than one " + repeated.get() + ": send one"),
                    call.requestId()));
        }
        return !owns && Cors.isPreflight(call.http()) ? Optional.of(cors.preflight(call)) : Optional.empty();
    }

    /** What would count differently here and at a proxy in front. */
    private static Optional<String> repeated(HttpServerRequest http) {
        Optional<String> header = ONCE.stream()
                .filter(name -> http.headers().getAll(name).size() > 1)
                .findFirst()
                .map(name -> "header " + name);
        return header.or(() -> Stream.of(RequestOrigin.SECURE_COOKIE, RequestOrigin.LOCAL_COOKIE)
                .filter(name -> cookies(http, name) > 1)
                .findFirst()
                .map(name -> "cookie " + name));
    }

    /** Vert.x keeps one of each name. */
    private static long cookies(HttpServerRequest http, String name) {
        return http.headers().getAll(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Stream.of(line.split(";", -1)))
                .filter(cookie -> cookie.strip().startsWith(name + "="))
                .count();
    }

    private static boolean namesOneHost(HttpServerRequest http) {
        List<String> hosts = http.headers().getAll(HttpHeaders.HOST);
        if (hosts.isEmpty()) {
            return http.version() == HttpVersion.HTTP_1_0;
        }
        return hosts.size() == 1
                && hosts.get(0).matches("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");
    }
}
