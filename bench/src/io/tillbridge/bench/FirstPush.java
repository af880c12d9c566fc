package io.tillbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.sandbox.cseries.DoubleShop;
import java.util.List;
import java.util.Locale;

/** The first push to a shop that shows nearly all numbers already: those it shows must not be written. */
final class FirstPush {
    /** Of every linked product in the hub, and in the shop of 99 variants of a hundred. */
    static final long ON_HAND = 1_000;
    /** What the shop shows of the hundredth. */
    static final long OTHER = 7;

    private FirstPush() {}

    static Finding measure(HubApi api, Sql sql, DoubleShop shop, String connection) throws Exception {
        long linked =
                sql.number("SELECT COUNT(*) FROM listing WHERE state = 'matched' AND connection_id = " + connection);
        long shown = sql.number("SELECT COUNT(*) FROM listing WHERE state = 'matched' AND known_stock = " + ON_HAND
                + " AND connection_id = " + connection);
        shop.forgetCalls();
        JsonNode run = api.run("inventory-push", connection, seen -> {});
        long sent = run.path("counters").path("sent").asLong();
        List<Long> variants = shop.catalog().variantIds();
        long right = variants.stream()
                .filter(id -> shop.catalog().stockLevel(id) == ON_HAND)
                .count();
        return new Finding(
                "first push: numbers written that the shop shows already",
                Long.toString(sent - (linked - shown)),
                "0",
                String.format(
                        Locale.ROOT,
                        "%,d linked, %,d of them shown already, %,d written in %,d calls; %,d of %,d variants show it now",
                        linked,
                        shown,
                        sent,
                        shop.callCount(),
                        right,
                        variants.size()));
    }
}
