package io.tillbridge.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What a web server answers in place of the file, and what it was asked. All off at first; safe for several threads. */
public final class SandboxHttpFaults {
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong conditional = new AtomicLong();
    private volatile boolean versions = true;
    private volatile boolean packed;

    /**
     * One answer without a file.
     *
     * @param headers name and value in turn
     */
    public record Answer(int status, List<String> headers, String body) {}

    /** For every request of that path, such as {@code /a.csv}. */
    public void answer(String path, int status, String body, String... headers) {
        answers.put(path, new Answer(status, List.of(headers), body));
    }

    /** The files again. */
    public void normal() {
        answers.clear();
    }

    /** Whether files have ETag and Last-Modified. */
    public void versions(boolean on) {
        versions = on;
    }

    /** Whether files go out with {@code Content-Encoding: gzip}. */
    public void packed(boolean on) {
        packed = on;
    }

    /** Each request's path and query, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** How many requests asked for another version only. */
    public long conditional() {
        return conditional.get();
    }

    void count(HttpExchange exchange) {
        asked.add(exchange.getRequestURI().toString());
        if (exchange.getRequestHeaders().containsKey("If-None-Match")
                || exchange.getRequestHeaders().containsKey("If-Modified-Since")) {
            conditional.incrementAndGet();
        }
    }

    boolean versions() {
        return versions;
    }

    boolean packed() {
        return packed;
    }

    /** Whether the request was answered here. */
    boolean told(HttpExchange exchange) throws IOException {
        Answer answer = answers.get(exchange.getRequestURI().getPath());
        if (answer == null) {
            return false;
        }
        for (int i = 0; i < answer.headers().size(); i += 2) {
            exchange.getResponseHeaders()
                    .set(answer.headers().get(i), answer.headers().get(i + 1));
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        return true;
    }

    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
