package io.tillbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.ShopCall;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Pushes of changed numbers to a shop that takes twenty calls a second and has windows wide enough not to be the bound. */
final class PushRate {
    private static final int PER_SECOND = 20;
    private static final int WARM_CALLS = 100;
    private static final RateLimits LIMITS = new RateLimits(1_000_000, 10_000_000, 100_000_000, PER_SECOND);

    private final Sql sql;
    private final DoubleShop shop;
    private final String connection;

    PushRate(Sql sql, DoubleShop shop, String connection) {
        this.sql = sql;
        this.shop = shop;
        this.connection = connection;
    }

    /** As if everything had been sent; then so many numbers change. */
    private void change(int numbers) throws Exception {
        sql.execute("UPDATE listing l JOIN (SELECT product_id, SUM(on_hand - reserved) number FROM stock_level"
                + " GROUP BY product_id) s ON s.product_id = l.product_id SET l.known_stock = GREATEST(0, s.number)"
                + " WHERE l.connection_id = " + connection);
        // Of products with one listing each. Not "IN (… LIMIT n)": MariaDB splits such a table by its key, and all rows
        // match.
        String single = "SELECT product_id FROM listing WHERE state = 'matched' AND connection_id = " + connection
                + " GROUP BY product_id HAVING COUNT(*) = 1";
        long last = sql.number(
                "SELECT MAX(product_id) FROM (" + single + " ORDER BY product_id LIMIT " + numbers + ") some");
        sql.execute("UPDATE stock_level SET on_hand = on_hand + 1 WHERE product_id <= " + last + " AND product_id IN ("
                + single + ")");
    }

    Finding measure(HubApi api, int numbers, int bulk) throws Exception {
        shop.limits(LIMITS);
        // A day's pushes, not the first seconds of a JVM.
        change(WARM_CALLS * bulk);
        api.run("inventory-push", connection, seen -> {});
        change(numbers);
        shop.forgetCalls();
        JsonNode run = api.run("inventory-push", connection, seen -> {});
        List<ShopCall> calls = shop.calls();
        Duration span =
                Duration.between(calls.get(0).at(), calls.get(calls.size() - 1).at());
        double rate = (calls.size() - 1) / (span.toNanos() / 1e9);
        int expected = (numbers + bulk - 1) / bulk;
        long refused = calls.stream().filter(call -> call.status() == 429).count();
        return new Finding(
                String.format(
                        Locale.ROOT,
                        "%,d changed numbers of %,d, %d a call: share of the rate allowed",
                        numbers,
                        sql.number("SELECT COUNT(*) FROM listing WHERE connection_id = " + connection),
                        bulk),
                String.format(Locale.ROOT, "%.3f", rate / PER_SECOND),
                "0.95",
                String.format(
                        Locale.ROOT,
                        "%d calls (needed: %d), %d of them 429, %.1f a second, the run %.1f s; %s sent",
                        shop.callCount(),
                        expected,
                        refused,
                        rate,
                        HubApi.time(run).toMillis() / 1e3,
                        run.path("counters").path("sent").asText()));
    }
}
