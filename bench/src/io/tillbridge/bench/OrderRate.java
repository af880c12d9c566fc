package io.tillbridge.bench;

import io.tillbridge.order.IncomingLine;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.IntakeResult;
import io.tillbridge.order.LineKinds;
import io.tillbridge.order.OrderIntake;
import io.tillbridge.order.OrderRules;
import io.tillbridge.order.OrderState;
import io.tillbridge.order.WorkingDays;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.Database;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Orders that are read already, taken in side by side: two lines each, of any variants of the shop, goods there for all. */
final class OrderRate {
    private static final int WARM_UP = 20_000;
    private static final int FIRST_ID = 70_000_000;
    private static final String PERSON = person();

    private final Sql sql;
    private final OrderIntake intake;
    private final long connection;
    private final OrderRules rules;
    private final List<Long> variants;

    OrderRate(Database database, long connection, long warehouse, List<Long> variants) {
        this.sql = new Sql(database.dataSource());
        this.connection = connection;
        this.variants = variants;
        this.intake = new OrderIntake(
                database, Clock.systemUTC(), new LineMatch(), new Reservations(database, Clock.systemUTC()));
        this.rules = new OrderRules(
                true,
                false,
                Duration.ofHours(24),
                LocalTime.NOON,
                ZoneId.of("Europe/Amsterdam"),
                WorkingDays.mondayToFriday(),
                List.of(warehouse),
                MatchBy.EAN_AND_SKU,
                SkuField.ARTICLE_CODE,
                LineKinds.USUAL,
                null);
    }

    List<Finding> measure(int orders, int threads) throws Exception {
        int warm = Math.min(WARM_UP, orders);
        take(0, warm, threads);
        long statements = sql.statements();
        ProcessUse before = ProcessUse.of(ProcessHandle.current().pid());
        long began = System.nanoTime();
        long accepted = take(warm, orders, threads);
        double perSecond = orders / ((System.nanoTime() - began) / 1e9);
        statements = sql.statements() - statements;
        double cost = ProcessUse.of(ProcessHandle.current().pid()).millisSince(before, orders);
        OrderLimit limit = OrderLimit.of(sql.database(), connection, FIRST_ID + warm, orders);
        limit.perSecond(threads);
        ProcessUse beforeLimit = ProcessUse.of(ProcessHandle.current().pid());
        double most = limit.perSecond(threads);
        double limitCost = ProcessUse.of(ProcessHandle.current().pid()).millisSince(beforeLimit, orders);
        return List.of(
                new Finding(
                        "orders read already accepted per second",
                        String.format(Locale.ROOT, "%,.0f", perSecond),
                        "1,000",
                        String.format(
                                Locale.ROOT,
                                "%d of %d accepted by %d threads, two lines each, %.1f statements and %.2f processor ms"
                                        + " of the JVM an order; %d pieces reserved in all",
                                accepted,
                                orders,
                                threads,
                                statements / (double) orders,
                                cost,
                                sql.number("SELECT SUM(reserved) FROM stock_level"))),
                new Finding(
                        "the same rows by bare JDBC, nothing decided, per second (the limit)",
                        String.format(Locale.ROOT, "%,.0f", most),
                        "",
                        String.format(
                                Locale.ROOT,
                                "%s, a commit an order, %d threads, %.2f processor ms of the JVM an order; second of two rounds",
                                limit.told(),
                                threads,
                                limitCost)),
                new Finding(
                        "orders: share of the limit",
                        String.format(Locale.ROOT, "%.2f", perSecond / most),
                        "0.50",
                        "by the two lines above"));
    }

    /** Takes orders of these numbers in; how many a second. */
    double perSecond(int from, int count, int threads) throws Exception {
        long began = System.nanoTime();
        long accepted = take(from, count, threads);
        if (accepted != count) {
            throw new IllegalStateException("Accepted " + accepted + " of " + count + " orders");
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private long take(int from, int count, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Long>> shares = IntStream.range(0, threads)
                    .<Callable<Long>>mapToObj(share -> () -> IntStream.range(from, from + count)
                            .filter(n -> n % threads == share)
                            .filter(this::accepted)
                            .count())
                    .toList();
            long accepted = 0;
            for (Future<Long> share : new ArrayList<>(pool.invokeAll(shares))) {
                accepted += share.get();
            }
            return accepted;
        } finally {
            pool.shutdown();
        }
    }

    private boolean accepted(int number) {
        // As a poll does, which has looked at a whole page of orders before.
        IntakeResult taken = intake.takeNew(order(number), rules, Instant.now());
        return taken.state() == OrderState.ACCEPTED;
    }

    private IncomingOrder order(int number) {
        SplittableRandom random = new SplittableRandom(number);
        List<IncomingLine> lines = IntStream.range(0, 2)
                .mapToObj(line -> line(number, line, variants.get(random.nextInt(variants.size()))))
                .toList();
        Instant at = Instant.parse("2026-03-02T09:00:00Z").plusSeconds(number);
        return new IncomingOrder(
                connection,
                Integer.toString(FIRST_ID + number),
                "ORD" + number,
                at,
                at,
                "processing_awaiting_shipment",
                "paid",
                "not_shipped",
                false,
                false,
                new BigDecimal("59.90"),
                PERSON,
                null,
                null,
                null,
                null,
                List.of(),
                lines,
                List.of());
    }

    private static IncomingLine line(int number, int line, long variant) {
        BigDecimal price = new BigDecimal("29.95");
        return new IncomingLine(
                Long.toString(80_000_000L + 2L * number + line),
                Long.toString(variant),
                "Article " + variant,
                "",
                "",
                "",
                1,
                0,
                0,
                price,
                price);
    }

    private static String person() {
        String address = "{\"name\":\"A. de Vries\",\"street\":\"Keizersgracht 1\",\"zipcode\":\"1015 CJ\","
                + "\"city\":\"Amsterdam\",\"country\":\"nl\"}";
        return "{\"email\":\"someone@example.com\",\"phone\":\"+31201234567\",\"billing\":" + address + ",\"shipping\":"
                + address + "}";
    }
}
