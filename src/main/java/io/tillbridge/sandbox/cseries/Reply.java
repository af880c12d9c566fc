package io.tillbridge.sandbox.cseries;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What goes over the line, and how.
 *
 * @param how null: as it should
 * @param delay before it
 */
record Reply(int status, Map<String, String> headers, byte[] body, ShopFault.Kind how, Duration delay) {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final byte[] PAGE =
            "<html><head><title>Gateway</title></head><body><h1>The service is unavailable</h1></body></html>\n"
                    .getBytes(StandardCharsets.UTF_8);

    static Reply of(
            DoubleShop shop,
            RateWindows.Standing standing,
            DoubleAnswer answer,
            Optional<ShopFault> fault,
            IncomingCall call) {
        ShopFault.Kind how = fault.map(ShopFault::kind).orElse(null);
        Duration delay = fault.map(ShopFault::delay).orElse(Duration.ZERO);
        if (how == ShopFault.Kind.HTML) {
            return new Reply(fault.get().status(), Map.of("Content-Type", "text/html"), PAGE, how, delay);
        }
        boolean error = how == ShopFault.Kind.STATUS || how == ShopFault.Kind.TOO_MANY;
        DoubleAnswer said =
                error ? DoubleAnswer.error(fault.get().status(), call, "The sandbox was told to fail here") : answer;
        RateWindows.Standing told = how == ShopFault.Kind.TOO_MANY ? standing.emptied() : standing;
        Map<String, String> headers = headers(told);
        if (said.status() == 429) {
            retryAfter(shop, told, headers);
        }
        byte[] body = how == ShopFault.Kind.NO_BYTES
                ? new byte[0]
                : bytes(how == ShopFault.Kind.EMPTY_LIST ? emptied(said) : said);
        return new Reply(said.status(), headers, body, how, delay);
    }

    static Reply of(RateWindows.Standing standing, DoubleAnswer answer) {
        return new Reply(answer.status(), headers(standing), bytes(answer), null, Duration.ZERO);
    }

    private static DoubleAnswer emptied(DoubleAnswer answer) {
        Map<String, Object> envelope = answer.body();
        return envelope != null
                        && envelope.size() == 1
                        && envelope.values().iterator().next() instanceof List<?>
                ? DoubleAnswer.ok(envelope.keySet().iterator().next(), List.of())
                : answer;
    }

    int loggedStatus() {
        return how == ShopFault.Kind.NEVER || how == ShopFault.Kind.RESET ? 0 : status;
    }

    private static byte[] bytes(DoubleAnswer answer) {
        return answer.body() == null ? new byte[0] : DoubleJson.bytes(answer.body());
    }

    private static Map<String, String> headers(RateWindows.Standing standing) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("X-RateLimit-Limit", RateWindows.Standing.text(standing.limit()));
        headers.put("X-RateLimit-Remaining", RateWindows.Standing.text(standing.remaining()));
        headers.put("X-RateLimit-Reset", RateWindows.Standing.text(standing.reset()));
        return headers;
    }

    private static void retryAfter(DoubleShop shop, RateWindows.Standing standing, Map<String, String> headers) {
        long seconds = standing.patience();
        Clock clock = shop.clock();
        switch (shop.quirks().retryAfter) {
            case SECONDS -> headers.put("Retry-After", Long.toString(seconds));
            case DATE ->
                headers.put(
                        "Retry-After",
                        HTTP_DATE.format(clock.instant().plusSeconds(seconds).atOffset(ZoneOffset.UTC)));
            case ABSENT -> headers.remove("Retry-After");
        }
    }
}
