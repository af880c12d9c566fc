package io.tillbridge.sandbox.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes over the line, and how.
 *
 * @param how null: as it should
 * @param delay before it
 */
public record Reply(int status, Map<String, String> headers, byte[] body, ShopFault.Kind how, Duration delay) {
    private static final byte[] PAGE =
            "<html><head><title>Gateway</title></head><body><h1>The service is unavailable</h1></body></html>\n"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] GARBAGE = "%PDF-1.4 \u0000\u0001 this is no JSON {".getBytes(StandardCharsets.UTF_8);

    public static Reply plain(int status, Map<String, String> headers, byte[] body) {
        return new Reply(status, headers, body, null, Duration.ZERO);
    }

    /** A gateway's page of HTML, without the headers of the API. */
    public static Reply page(ShopFault fault) {
        return new Reply(fault.status(), Map.of("Content-Type", "text/html"), PAGE, fault.kind(), fault.delay());
    }

    /** This answer as the fault leaves it: without content, as garbage, under a wrong label, or as it is. */
    public Reply spoiledBy(ShopFault fault) {
        Map<String, String> labelled = new LinkedHashMap<>(headers);
        byte[] sent = body;
        switch (fault.kind()) {
            case NO_BYTES -> sent = new byte[0];
            case GARBAGE -> sent = GARBAGE.clone();
            case WRONG_TYPE -> labelled.put("Content-Type", "text/plain");
            default -> {
                return new Reply(status, headers, body, fault.kind(), fault.delay());
            }
        }
        return new Reply(status, labelled, sent, fault.kind(), fault.delay());
    }

    /** The status for the list of calls: 0 when the caller never sees one. */
    public int loggedStatus() {
        return how == ShopFault.Kind.NEVER || how == ShopFault.Kind.RESET ? 0 : status;
    }
}
