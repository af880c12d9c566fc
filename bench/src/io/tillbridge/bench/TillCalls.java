package io.tillbridge.bench;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionState;
import io.tillbridge.connection.RSeries;
import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.lightspeed.rseries.AccessTokens;
import io.tillbridge.lightspeed.rseries.AccountTargets;
import io.tillbridge.lightspeed.rseries.Buckets;
import io.tillbridge.lightspeed.rseries.RSeriesClient;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.ItemDraft;
import io.tillbridge.sandbox.rseries.SaleDraft;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.TillCall;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Calls a till as the hub does, and reads in the double what they cost. */
final class TillCalls implements AutoCloseable {
    private static final String PAGE =
            "completed=true; sort=timeStamp; limit=100; load_relations=SaleLines,SaleLines.Item,"
                    + "SalePayments,SalePayments.PaymentType,Customer,Customer.Contact,ShipTo,ShipTo.Contact";
    private static final long CONNECTION = 1;

    private final DoubleTill till;
    private final RSeriesClient client;
    private final LightspeedHttp http;
    private final long shop;
    private final long item;

    TillCalls(SandboxTill sandbox, DoubleTill till) {
        this.till = till;
        shop = till.stock().addShop("Riverside", "America/Boise");
        till.stock().addRegister(shop, "Front till");
        till.stock().addEmployee("Ada", "Cashier");
        item = till.stock().addItem(ItemDraft.of("A-1", "4006381333931", "Bell", "10"));
        http = new LightspeedHttp(
                new LightspeedHttp.Limits(
                        Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(3), 64L << 20, 50),
                OutboundRules.none(),
                new CurrentRun());
        client = new RSeriesClient(
                new AccountTargets(id -> Optional.of(connection(till)), sandbox.baseUrl()),
                new OneToken(till.tokens().issue().access()),
                new Buckets(20, 80, SteadyClock.of(Clock.systemUTC()), Sleeper.sleeping()),
                http,
                new CurrentRun());
    }

    private record OneToken(String token) implements AccessTokens {
        @Override
        public String current(long connectionId) {
            return token;
        }

        @Override
        public String insteadOf(long connectionId, String refused) {
            throw new IllegalStateException("the double refuses its own token");
        }

        /** The settings name it. */
        @Override
        public Optional<String> account(long connectionId) {
            return Optional.empty();
        }
    }

    private static Connection connection(DoubleTill till) {
        Instant made = Instant.EPOCH;
        Map<String, Object> settings =
                Map.of("accountId", Long.toString(till.setup().id()), "clientId", "bench");
        return new Connection(
                CONNECTION,
                RSeries.NAME,
                "Till",
                true,
                settings,
                Map.of(),
                ConnectionState.OK,
                null,
                null,
                null,
                1,
                made,
                made);
    }

    /** A page of a hundred sales with all relations. */
    Finding pages(int sales) {
        IntStream.range(0, sales)
                .forEach(n -> till.sales().ringUp(SaleDraft.at(shop).item(item, 1)));
        till.forgetCalls();
        Object page = client.call(CONNECTION, "GET", "Sale", PAGE, null);
        List<TillCall> calls = till.calls();
        BigDecimal cost = calls.stream().map(TillCall::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Finding(
                "a page of 100 sales with all relations, drips",
                cost.toPlainString(),
                "3.0",
                RSeriesJson.records(page, "Sale").size() + " sales, " + calls.size() + " call");
    }

    /** Stock of one shop in each call, once the bucket is full. */
    Finding rate(int threads, Duration time, double drip) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> work = IntStream.range(0, threads)
                    .mapToObj(n -> workers.submit(() -> worker(time)))
                    .toList();
            long first = 0;
            for (Future<Long> one : work) {
                first = Math.max(first, one.get());
            }
            return finding(first, time, drip);
        } finally {
            workers.shutdownNow();
        }
    }

    private Finding finding(long first, Duration time, double drip) {
        Instant from = Instant.ofEpochMilli(first);
        Instant to = from.plus(time);
        List<TillCall> calls = till.calls().stream()
                .filter(call -> !call.at().isBefore(from) && call.at().isBefore(to))
                .toList();
        double spent =
                calls.stream().mapToDouble(call -> call.cost().doubleValue()).sum();
        long refused =
                till.calls().stream().filter(call -> call.status() == 429).count();
        return new Finding(
                "stock of one shop a call, share of the bucket's rate",
                String.format(Locale.ROOT, "%.3f", spent / drip / time.toSeconds()),
                "0.95",
                String.format(
                        Locale.ROOT,
                        "%d calls in %d s with a full bucket, %.1f drips at %.1f a second, %d calls 429",
                        calls.size(),
                        time.toSeconds(),
                        spent,
                        drip,
                        refused));
    }

    /** @return when the bucket was full for the first time, in milliseconds */
    private long worker(Duration time) {
        long full = 0;
        while (full == 0 || System.currentTimeMillis() < full + time.toMillis() + 2_000) {
            client.call(
                    CONNECTION,
                    "PUT",
                    "Item/" + item,
                    "",
                    Map.of("ItemShops", Map.of("ItemShop", List.of(Map.of("shopID", Long.toString(shop), "qoh", 5)))));
            BudgetView.Window bucket = client.budget(CONNECTION).windows().get(0);
            if (full == 0 && bucket.remaining() <= 2) {
                full = System.currentTimeMillis();
            }
        }
        return full;
    }

    @Override
    public void close() {
        http.close();
    }
}
