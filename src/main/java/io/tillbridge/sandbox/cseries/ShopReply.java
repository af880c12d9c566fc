package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.Reply;
import io.tillbridge.sandbox.server.ShopFault;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The answers of a shop as they go over the line: the headers of its limits, and what a fault makes of them. */
final class ShopReply {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private ShopReply() {}

    static Reply of(
            DoubleShop shop,
            RateWindows.Standing standing,
            DoubleAnswer answer,
            Optional<ShopFault> fault,
            IncomingCall call) {
        ShopFault.Kind how = fault.map(ShopFault::kind).orElse(null);
        if (how == ShopFault.Kind.HTML) {
            return Reply.page(fault.get());
        }
        boolean error = how == ShopFault.Kind.STATUS || how == ShopFault.Kind.TOO_MANY;
        DoubleAnswer said =
                error ? DoubleAnswer.error(fault.get().status(), call, "The sandbox was told to fail here") : answer;
        RateWindows.Standing told = how == ShopFault.Kind.TOO_MANY ? standing.emptied() : standing;
        Map<String, String> headers = headers(told);
        if (said.status() == 429) {
            retryAfter(shop, told, headers);
        }
        Reply reply = Reply.plain(
                said.status(), headers, bytes(how == ShopFault.Kind.EMPTY_LIST ? emptied(said) : said));
        return fault.map(reply::spoiledBy).orElse(reply);
    }

    static Reply of(RateWindows.Standing standing, DoubleAnswer answer) {
        return Reply.plain(answer.status(), headers(standing), bytes(answer));
    }

    private static DoubleAnswer emptied(DoubleAnswer answer) {
        Map<String, Object> envelope = answer.body();
        return envelope != null
                        && envelope.size() == 1
                        && envelope.values().iterator().next() instanceof List<?>
                ? DoubleAnswer.ok(envelope.keySet().iterator().next(), List.of())
                : answer;
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
