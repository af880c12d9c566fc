package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.lightspeed.CallAnswer;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.net.WWWFormCodec;

/** Calls to the sign-in server, and to the API for what is asked before a connection is in use. */
public final class SignInHttp implements AutoCloseable {
    private static final long MOST_BYTES = 1024 * 1024;
    private static final int CONNECTIONS = 25;

    private final LightspeedHttp http;

    /** @param whole longest time until an answer is there to its end, the connection included */
    public SignInHttp(OutboundRules outbound, Duration whole) {
        // A refresh is not ended by a cancel of the run that needs it: others wait for its tokens, too.
        http = new LightspeedHttp(
                new LightspeedHttp.Limits(whole, whole, whole, MOST_BYTES, CONNECTIONS), outbound, new CurrentRun());
    }

    /**
     * An answer.
     *
     * @param json null when it is no JSON
     */
    record Answer(int status, Object json, String retryAfter) {}

    /** Posts a form; its values stand in the body only. */
    Answer post(String url, Map<String, String> form) throws IOException {
        List<NameValuePair> fields = new ArrayList<>();
        form.forEach((name, value) -> fields.add(new BasicNameValuePair(name, value)));
        return send(
                "POST",
                url,
                Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"),
                WWWFormCodec.format(fields, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    Answer get(String url, String token) throws IOException {
        return send("GET", url, Map.of("Accept", "application/json", "Authorization", "Bearer " + token), null);
    }

    private Answer send(String method, String url, Map<String, String> headers, byte[] body) throws IOException {
        try {
            CallAnswer answer = http.answer(method, URI.create(url), headers, body);
            return new Answer(
                    answer.status(), answer.json().orElse(null), answer.header().apply("Retry-After"));
        } catch (LightspeedHttp.Late e) {
            SocketTimeoutException late = new SocketTimeoutException(e.getMessage());
            late.initCause(e);
            throw late;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
