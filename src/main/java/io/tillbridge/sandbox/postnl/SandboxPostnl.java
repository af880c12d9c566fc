package io.tillbridge.sandbox.postnl;

import static io.tillbridge.sandbox.server.DoubleJson.object;

import io.tillbridge.sandbox.server.CallLog;
import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.FaultRules;
import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.Replies;
import io.tillbridge.sandbox.server.Reply;
import io.tillbridge.sandbox.server.SandboxServer;
import io.tillbridge.sandbox.server.ShopFault;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostNL's Checkout API on this machine: {@code POST /shipment/v1/checkout} with the header {@code apikey}. */
public final class SandboxPostnl implements AutoCloseable {
    /** The path of its calls in the log and in patterns of faults. */
    public static final String CHECKOUT = "shipment/v1/checkout";

    private final String key;
    private final SandboxServer server = new SandboxServer("sandbox PostNL");
    private final FaultRules faults = new FaultRules();
    private final CallLog<PostnlCall> log = new CallLog<>();

    private SandboxPostnl(String key) {
        this.key = key;
    }

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @param key the only one that it knows
     * @throws IllegalStateException when the port is taken
     */
    public static SandboxPostnl start(int port, String key) {
        SandboxPostnl postnl = new SandboxPostnl(key);
        Replies replies = postnl.server.replies();
        postnl.server.listen(
                port,
                request -> request.body()
                        .onSuccess(body -> replies.send(request, postnl.reply(request, body.getBytes()))));
        return postnl;
    }

    /** {@code http://127.0.0.1:40123}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** What goes wrong on demand, by patterns such as {@code POST shipment/v1/checkout}. */
    public FaultRules faults() {
        return faults;
    }

    public CallLog<PostnlCall> log() {
        return log;
    }

    /** Lets a person make it fail: each line of the file is a fault, such as {@code slow:3000} or {@code 503}. */
    public void faultsFrom(Path file) {
        server.faultsFrom(file, faults);
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply reply(HttpServerRequest request, byte[] body) {
        String method = request.method().name();
        String path = request.path().replaceFirst("^/", "");
        Map<String, Object> asked = body(body);
        Reply right = right(method, path, request.getHeader("apikey"), asked);
        Optional<ShopFault> fault = faults.take(method, path);
        Reply reply = fault.map(one -> spoiled(right, one)).orElse(right);
        log.add(new PostnlCall(method, path, reply.loggedStatus(), asked));
        return reply;
    }

    private Reply right(String method, String path, String given, Map<String, Object> asked) {
        if (!path.equals(CHECKOUT)) {
            return error(404, "Unable to identify proxy");
        }
        if (!method.equals("POST")) {
            return error(405, "Method not allowed");
        }
        if (!key.equals(given)) {
            return error(401, "Invalid ApiKey");
        }
        try {
            return json(200, PostnlTimetable.answer(asked));
        } catch (Refused e) {
            return json(
                    e.status(), object("Errors", List.of(object("ErrorCode", "13", "ErrorDescription", e.getMessage()))));
        }
    }

    private static Map<String, Object> body(byte[] body) {
        try {
            return DoubleJson.read(body);
        } catch (Refused none) {
            return Map.of();
        }
    }

    private static Reply spoiled(Reply right, ShopFault fault) {
        return switch (fault.kind()) {
            case STATUS -> error(fault.status(), "The sandbox was told to fail here");
            case TOO_MANY -> tooMany();
            case HTML -> Reply.page(fault);
            case EMPTY_LIST -> json(200, object("DeliveryOptions", List.of(), "PickupOptions", List.of()));
            default -> right.spoiledBy(fault);
        };
    }

    private static Reply tooMany() {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        headers.put("Retry-After", "1");
        return Reply.plain(429, headers, DoubleJson.bytes(fault("Rate limit quota violation")));
    }

    /** The gateway in front of the API has a form of its own. */
    private static Reply error(int status, String words) {
        return json(status, fault(words));
    }

    private static Map<String, Object> fault(String words) {
        return object("fault", object("faultstring", words, "detail", object("errorcode", "sandbox")));
    }

    private static Reply json(int status, Map<String, Object> body) {
        return Reply.plain(status, Map.of("Content-Type", "application/json"), DoubleJson.bytes(body));
    }
}
