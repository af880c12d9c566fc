package io.tillbridge.bench;

import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.sandbox.cseries.ShopSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Ticks of the order poll over many shops, fired by the hub's own clock: one that finds an order in each, and idle ones. */
final class ShopTicks {
    /** Every two minutes, so that nobody waits long; a hub does it every five. */
    static final List<String> KEYS =
            List.of("schedule.enabled=true", "schedule.order-poll.cron=0 0/2 * * * ?", "schedule.waiting.period=10s");

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long LOOK_AGAIN_MILLIS = 250;

    private final HubApi api;
    private final Sql sql;
    private final SandboxShop sandbox;
    private final List<DoubleShop> shops = new ArrayList<>();

    ShopTicks(HubApi api, Sql sql, SandboxShop sandbox) {
        this.api = api;
        this.sql = sql;
        this.sandbox = sandbox;
    }

    List<Finding> measure(int count, HubProcess hub, String heap) throws Exception {
        open(count);
        long before = sql.number("SELECT COALESCE(MAX(id), 0) FROM run");
        sql.execute("UPDATE connection SET enabled = TRUE WHERE kind = 'cseries'");
        Tick first = await(before, count);
        shops.forEach(DoubleShop::forgetCalls);
        Tick idle = await(first.last(), count);
        ToLongFunction<Tick> perSecond = tick -> Math.round(count / tick.seconds());
        return List.of(
                new Finding(
                        "an idle order tick, calls a shop",
                        least(idle) == most(idle) ? Long.toString(most(idle)) : least(idle) + " to " + most(idle),
                        "1",
                        idle.calls() + " calls for " + count + " shops, one known order in each one's span"),
                new Finding(
                        String.format(Locale.ROOT, "an idle order tick over %,d shops", count),
                        seconds(idle),
                        "passes",
                        perSecond.applyAsLong(idle) + " shops/s, " + idle.failed() + " failed"),
                new Finding(
                        String.format(Locale.ROOT, "the first tick over %,d shops, an order in each", count),
                        seconds(first),
                        "passes",
                        first.calls() + " calls, " + sql.number("SELECT COUNT(*) FROM customer_order")
                                + " orders stored, " + first.failed() + " failed"),
                new Finding(
                        "most memory of the hub's JVM in these ticks",
                        hub.peakMegabytes() + " MB",
                        "bounded",
                        "resident, all of it, with -Xmx" + heap));
    }

    private void open(int count) throws Exception {
        ShopArticle article = ShopArticle.of("BENCH-1", "", "Kettle", "29.95");
        for (int n = 1; n <= count; n++) {
            ShopSetup setup = ShopSetup.numbered(n);
            DoubleShop shop = sandbox.add(setup);
            long variant = shop.catalog().add(article);
            shop.orders()
                    .place(OrderDraft.paid(OrderDraft.Item.of(variant, 1))
                            .at(Instant.now().minus(Duration.ofHours(1)))
                            .by(n));
            api.connect(setup, sandbox.baseUrl(), false, Map.of("orderSync", true));
            shops.add(shop);
        }
    }

    private Tick await(long after, int count) throws Exception {
        String runs = " FROM run WHERE job = 'order-poll' AND id > " + after;
        Instant end = Instant.now().plus(LONGEST);
        while (sql.number("SELECT COUNT(*)" + runs + " AND finished_at IS NOT NULL") < count) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The tick over " + count + " shops did not pass within " + LONGEST);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return new Tick(
                sql.number("SELECT TIMESTAMPDIFF(MICROSECOND, MIN(queued_at), MAX(finished_at))" + runs) / 1e6,
                sql.number("SELECT COUNT(*)" + runs + " AND state <> 'succeeded'"),
                sql.number("SELECT MAX(id)" + runs),
                shops.stream().mapToLong(DoubleShop::callCount).toArray());
    }

    private static String seconds(Tick tick) {
        return String.format(Locale.ROOT, "%.1f s", tick.seconds());
    }

    private static long least(Tick tick) {
        return java.util.Arrays.stream(tick.perShop()).min().orElse(0);
    }

    private static long most(Tick tick) {
        return java.util.Arrays.stream(tick.perShop()).max().orElse(0);
    }

    /** @param last id of its last run */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tick(double seconds, long failed, long last, long[] perShop) {
        long calls() {
            return java.util.Arrays.stream(perShop).sum();
        }
    }
}
