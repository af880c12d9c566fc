package io.tillbridge.lightspeed.rseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.lightspeed.Priority;
import io.tillbridge.lightspeed.TestTime;
import io.tillbridge.run.RunCancelled;
import io.tillbridge.run.SteadyClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model of the server against the limiter, with time that passes only when it is said to. */
class BucketTest {
    private static final long LONG_RUN = Duration.ofMinutes(8).toMillis();

    private final TestTime time = new TestTime("2026-05-04T18:00:00Z");
    private final Bucket bucket = bucket(time);

    private static Bucket bucket(TestTime time) {
        return new Bucket("the API", 20, 80, new SteadyClock(time, time::nanos), time);
    }

    /** The bucket of the rules, as the server keeps it. */
    private static final class Server {
        private final double size;
        private final double drip;
        private double level;
        private long at;
        private int refused;
        private double spentOfSecondHalf;

        Server(double size, double drip) {
            this.size = size;
            this.drip = drip;
        }

        Map<String, String> call(long now, double cost) {
            level = Math.max(0, level - drip * (now - at) / 1000.0);
            at = now;
            boolean full = level >= size;
            refused += full ? 1 : 0;
            level += full ? 0 : cost;
            spentOfSecondHalf += full || now < LONG_RUN / 2 ? 0 : cost;
            Map<String, String> headers = headers(level + "/" + size, Double.toString(drip), Double.toString(cost));
            headers.put("status", full ? "429" : "200");
            return headers;
        }
    }

    private static Map<String, String> headers(String level, String drip, String cost) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("x-ls-api-bucket-level", level);
        headers.put("X-LS-API-DRIP-RATE", drip);
        headers.put("X-Ls-Api-Request-Cost", cost);
        headers.put("X-LS-API-Burst-Level", "1/1000");
        return headers;
    }

    private record Flight(Bucket.Begun begun, String kind, double cost, long counted, long back) {}

    /** So many workers with calls of several costs, whose way to the server and back is uneven. */
    private static Server run(Random random, int workers, double size, double drip, Priority priority) {
        TestTime time = new TestTime("2026-05-04T18:00:00Z");
        Bucket bucket = bucket(time);
        Server server = new Server(size, drip);
        PriorityQueue<Flight> toServer = new PriorityQueue<>(Comparator.comparingLong(Flight::counted));
        PriorityQueue<Map.Entry<Flight, Map<String, String>>> toUs =
                new PriorityQueue<>(Comparator.comparingLong(entry -> entry.getKey().back()));
        double[] costs = {1, 1.4, 1.5, 3, 10};
        for (long now = 0; now < LONG_RUN; now += 20) {
            while (!toServer.isEmpty() && toServer.peek().counted() <= now) {
                Flight flight = toServer.remove();
                toUs.add(Map.entry(flight, server.call(flight.counted(), flight.cost())));
            }
            while (!toUs.isEmpty() && toUs.peek().getKey().back() <= now) {
                Map.Entry<Flight, Map<String, String>> back = toUs.remove();
                int status = Integer.parseInt(back.getValue().get("status"));
                bucket.answered(back.getKey().begun(), BucketHeaders.of(back.getValue()::get), status);
            }
            while (toServer.size() + toUs.size() < workers) {
                double cost = costs[random.nextInt(costs.length)];
                Bucket.Begun begun = tried(bucket, "GET " + cost, priority);
                if (begun == null) {
                    break;
                }
                long counted = now + 10 + random.nextInt(400);
                toServer.add(new Flight(begun, "GET " + cost, cost, counted, counted + 10 + random.nextInt(400)));
            }
            time.pass(Duration.ofMillis(20));
        }
        return server;
    }

    /** Null when the call would have to wait. */
    private static Bucket.Begun tried(Bucket bucket, String kind, Priority priority) {
        try {
            return bucket.acquire(kind, priority, () -> true);
        } catch (RunCancelled wait) {
            return null;
        }
    }

    @Property(tries = 20)
    void noCallReachesAFullBucketAndLittleOfTheRateIsLost(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int registers, @ForAll boolean bulk) {
        double size = 90 + 10 * (registers - 1);
        double drip = 1 + 0.5 * (registers - 1);

        Server server = run(new Random(seed), 8, size, drip, bulk ? Priority.BULK : Priority.ORDERS);

        assertThat(server.refused).isZero();
        assertThat(server.spentOfSecondHalf).isGreaterThan(0.95 * drip * LONG_RUN / 2 / 1000);
    }

    @Test
    void bulkLeavesAReserveThatOrdersUse() {
        Server server = new Server(90, 1);
        exhaust(server, Priority.BULK);
        double left = 90 - server.level;

        exhaust(server, Priority.ORDERS);

        assertThat(left).isBetween(18.0, 21.0);
        assertThat(server.level).isBetween(88.0, 90.0);
    }

    /** Until no call fits any more, faster than anything drains. */
    private void exhaust(Server server, Priority priority) {
        for (int refused = 0; refused < 600; time.pass(Duration.ofMillis(2))) {
            Bucket.Begun begun = tried(bucket, "GET a", priority);
            refused += begun == null ? 1 : 0;
            if (begun != null) {
                answer(begun, server.call(0, 1));
            }
        }
    }

    private void answer(Bucket.Begun begun, Map<String, String> headers) {
        bucket.answered(begun, BucketHeaders.of(headers::get), Integer.parseInt(headers.getOrDefault("status", "200")));
    }

    @Test
    void whatOthersCallIsCountedFromTheHeaders() {
        answer(bucket.acquire("GET a", Priority.ORDERS, () -> false), headers("89.5/90", "2", "1"));

        bucket.acquire("GET a", Priority.ORDERS, () -> false);

        assertThat(time.waited()).isBetween(Duration.ofMillis(250), Duration.ofMillis(300));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "3, -, 3000",
                "0, -, 1000",
                "0.2, -, 1000",
                "-, -, 1000",
                "garbage, -, 1000",
                "-5, -, 1000",
                "99999999, -, 1000",
                "'Mon, 04 May 2026 18:00:07 GMT', 'Mon, 04 May 2026 18:00:00 GMT', 7000",
                "'Mon, 04 May 2026 20:00:07 GMT', 'Mon, 04 May 2026 20:00:00 GMT', 7000"
            })
    void everyCallWaitsAsLongAsARefusalAsks(String retryAfter, String date, long millis) {
        Map<String, String> headers = headers("20/90", "1", "1");
        headers.put("status", "429");
        headers.put("retry-after", retryAfter);
        headers.put("date", date);
        answer(bucket.acquire("GET a", Priority.ORDERS, () -> false), headers);

        bucket.acquire("GET b", Priority.BULK, () -> false);

        assertThat(time.waited().toMillis()).isBetween(millis, millis + 50);
    }

    @Test
    void aBurstIsKeptBelowItsCeiling() {
        List<Long> begun = new ArrayList<>();
        Map<String, String> headers = headers("1/10000", "100", "0.1");
        headers.put("X-LS-API-Burst-Level", "1/20");
        answer(bucket.acquire("GET a", Priority.ORDERS, () -> false), headers);

        for (int i = 0; i < 100; i++) {
            answer(bucket.acquire("GET a", Priority.ORDERS, () -> false), headers);
            begun.add(time.waited().toMillis());
        }

        for (int i = 16; i < begun.size(); i++) {
            assertThat(begun.get(i) - begun.get(i - 16)).isGreaterThanOrEqualTo(1000);
        }
    }

    @Test
    void withoutHeadersTheSmallestBucketIsTaken() {
        for (int i = 0; i < 160; i++) {
            answer(bucket.acquire("GET a", Priority.ORDERS, () -> false), new TreeMap<>());
        }

        assertThat(time.waited()).isBetween(Duration.ofSeconds(98), Duration.ofSeconds(111));
    }

    @Test
    void aLostCallMayHaveBeenCounted() {
        answer(bucket.acquire("GET a", Priority.ORDERS, () -> false), headers("50/90", "1", "30"));
        bucket.lost(bucket.acquire("GET a", Priority.ORDERS, () -> false));

        bucket.acquire("GET a", Priority.ORDERS, () -> false);

        assertThat(time.waited()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
    }

    @Test
    void aCancelEndsTheWait() {
        answer(bucket.acquire("GET a", Priority.ORDERS, () -> false), headers("95/90", "1", "1"));

        assertThatThrownBy(() -> bucket.acquire("GET a", Priority.ORDERS, () -> true))
                .isInstanceOf(RunCancelled.class)
                .hasMessage("The work was cancelled while it waited for the API to take calls again.");
    }

    @ParameterizedTest
    @CsvSource({"12.351366519926/90, 12.35, 77", "92.57/90, 92.57, 0", "'', 1.00, 59", "a/b, 1.00, 59", "5/0, 1.00, 59"})
    void theLevelIsShown(String said, String level, long remaining) {
        answer(bucket.acquire("GET a", Priority.ORDERS, () -> false), headers(said, "1.5", "1"));

        BudgetView.Window window = bucket.view().windows().get(0);

        assertThat(window.name()).isEqualTo("bucket");
        assertThat(String.format(Locale.ROOT, "%.2f", window.level().filled())).isEqualTo(level);
        assertThat(window.level().perSecond()).isEqualTo(1.5);
        assertThat(window.remaining()).isEqualTo(remaining);
    }
}
