package io.tillbridge.lightspeed.cseries;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.lightspeed.Priority;
import io.tillbridge.lightspeed.TestTime;
import io.tillbridge.run.BudgetSpent;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    private static final BudgetRules RULES = BudgetRules.of(20, 20);

    private final TestTime time = new TestTime("2026-03-11T10:00:30Z");
    private final Budget budget = new Budget("the shop", RULES, new SteadyClock(time, time::nanos), time);
    private final Deque<Budget.Begun> underWay = new ArrayDeque<>();

    @Test
    void beforeTheFirstAnswerOneCallGoesAtATime() {
        acquire(Priority.ORDERS, () -> false);

        assertThatThrownBy(() -> acquire(Priority.ORDERS, () -> time.waited().toSeconds() > 5))
                .isInstanceOf(PassingFailure.class)
                .hasMessage("The work was cancelled while it waited for the shop to take calls again.");

        answered(told("300/3000/12000", "299/2999/11999", "270/3570/47970"), 200);
        acquire(Priority.ORDERS, () -> false);
        acquire(Priority.ORDERS, () -> false);
        assertThat(budget.view().underWay()).isEqualTo(2);
    }

    @Test
    void callsKeepTheirDistance() {
        answer("300/3000/12000", "299/2999/11999", "270/3570/47970");
        Duration before = time.waited();

        for (int i = 0; i < 40; i++) {
            answer("300/3000/12000", (298 - i) + "/2999/11999", "270/3570/47970");
        }

        assertThat(time.waited().minus(before)).isBetween(Duration.ofMillis(1999), Duration.ofMillis(2060));
    }

    @Test
    void aCallThatIsOnItsWayCountsAsOneOfThisSecond() {
        answer("300/3000/12000", "299/2999/11999", "270/3570/47970");
        time.pass(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            acquire(Priority.ORDERS, () -> false);
            time.pass(Duration.ofMillis(100));
        }

        assertThatThrownBy(() -> acquire(Priority.ORDERS, () -> time.waited().toSeconds() > 9))
                .isInstanceOf(PassingFailure.class);
        Instant arrived = time.instant();
        answered(told("300/3000/12000", "280/2980/11980", "260/3560/47960"), 200);
        acquire(Priority.ORDERS, () -> false);

        assertThat(Duration.between(arrived, time.instant())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aWayOfFiftyMillisecondsStillLetsPassNineteenTwentieths() {
        answer("30000/300000/1200000", "29999/299999/1199999", "270/3570/47970");
        Instant begin = time.instant();

        for (int i = 0; i < 1_000; i++) {
            acquire(Priority.BULK, () -> false);
            time.pass(Duration.ofMillis(i % 2 == 0 ? 2 : 50));
            answered(told("30000/300000/1200000", "29000/299000/1199000", "270/3570/47970"), 200);
        }

        double seconds = Duration.between(begin, time.instant()).toNanos() / 1e9;
        assertThat(1_000 / seconds / 20).isBetween(0.95, 0.98);
    }

    @Test
    void bulkLeavesAReserveForOrders() {
        answer("300/3000/12000", "61/2999/11999", "20/3570/47970");

        acquire(Priority.BULK, () -> false);
        answered(told("300/3000/12000", "60/2998/11998", "20/3570/47970"), 200);
        acquire(Priority.ORDERS, () -> false);

        assertThat(time.waited()).isLessThan(Duration.ofSeconds(1));
        answered(told("300/3000/12000", "59/2997/11997", "20/3570/47970"), 200);
        acquire(Priority.BULK, () -> false);
        assertThat(time.waited()).isGreaterThan(Duration.ofSeconds(20));
    }

    @Test
    void bulkWaitsForTheNextHourAndOrdersDoNot() {
        answer("300/3000/12000", "299/0/11999", "270/1800/47970");

        BudgetSpent spent = catchThrowableOfType(BudgetSpent.class, () -> acquire(Priority.ORDERS, () -> false));
        acquire(Priority.BULK, () -> false);

        assertThat(spent.refillsAt()).isEqualTo(Instant.parse("2026-03-11T10:30:31Z"));
        assertThat(spent)
                .hasMessage(
                        "The budget of the shop is spent: the shop took all calls of its window hour. It refills at "
                                + "2026-03-11T10:30:31Z; the next run after that goes on.");
        assertThat(time.instant()).isEqualTo(Instant.parse("2026-03-11T10:30:31Z"));
    }

    @ParameterizedTest
    @CsvSource({"BULK, 2400", "ORDERS, 0", "ORDERS, -1"})
    void anEmptyDayEndsTheWorkInsteadOfSleeping(Priority priority, String left) {
        answer("300/3000/12000", "299/2999/" + left, "270/3570/47970");

        BudgetSpent spent = catchThrowableOfType(BudgetSpent.class, () -> acquire(priority, () -> false));

        assertThat(spent.refillsAt()).isEqualTo(Instant.parse("2026-03-11T23:20:01Z"));
        assertThat(time.waited()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | PT8S",
                "Wed, 11 Mar 2026 10:01:00 GMT | PT31S",
                "2026-03-11T11:01:00+01:00 | PT31S",
                "soon | PT1M21S",
                "-5 | PT1M21S",
                "'' | PT1M21S"
            })
    void after429TheShopsWordCountsElseTheEmptyWindow(String retryAfter, Duration quiet) {
        acquire(Priority.ORDERS, () -> false);
        Map<String, String> headers = Map.of(
                "X-RateLimit-Limit", "300/3000/12000",
                "X-RateLimit-Remaining", "-1/2714/11020",
                "X-RateLimit-Reset", "79/1288/30088",
                "Retry-After", retryAfter);
        answered(RateHeaders.of(headers::get), 429);

        assertThat(budget.view().waitsUntil()).isEqualTo(time.instant().plus(quiet));
    }

    @Test
    void after429WithoutAWordAMinuteOfQuiet() {
        acquire(Priority.ORDERS, () -> false);
        answered(RateHeaders.of(name -> null), 429);

        acquire(Priority.BULK, () -> false);

        assertThat(time.waited()).isBetween(Duration.ofSeconds(61), Duration.ofSeconds(62));
    }

    @Test
    void anOldAnswerThatComesLateGivesNothingBack() {
        answer("300/3000/12000", "299/2999/11999", "270/3570/47970");
        acquire(Priority.ORDERS, () -> false);
        acquire(Priority.ORDERS, () -> false);
        answered(told("300/3000/12000", "10/2900/11900", "270/3570/47970"), 200);
        answered(told("300/3000/12000", "298/2998/11998", "271/3571/47971"), 200);

        assertThat(budget.view().windows().get(0).remaining()).isEqualTo(10);
    }

    @Test
    void aCallWithoutAnswerCountsAsSpent() {
        answer("300/3000/12000", "299/2999/11999", "270/3570/47970");
        acquire(Priority.ORDERS, () -> false);
        lost();

        assertThat(budget.view().windows())
                .extracting(BudgetView.Window::remaining)
                .containsExactly(298L, 2998L, 11998L);
        assertThat(budget.view().underWay()).isZero();
    }

    @Test
    void headersThatAreNoneTellNothing() {
        assertThat(told("300/3000", "1/2/3", "1/2/3").told()).isFalse();
        assertThat(told("300/3000", "1/2", "1/2").told()).isTrue();
        assertThat(told("many/3000/12000", "1/2/3", "1/2/3").told()).isFalse();
        assertThat(told("300 / 3000 / 12000", "-1/2/3", "1/2/3").told()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1000/12000/288000, 994/11994/287994, 270/3570/47970",
        "1000/12000/288000, 994/11994/287994, 20/60/600",
        "100/200/300, 50/100/150, 270/3570/47970",
        "300/3000/12000, 299/2999/11999, 270/3570/47970"
    })
    void theNewestAnswerCountsUpAndDown(String limits, String remaining, String resets) {
        answer("300/3000/12000", "296/2996/11996", "270/3570/47970");
        answer("300/3000/12000", "200/2000/9000", "269/3569/47969");

        answer(limits, remaining, resets);

        assertThat(budget.view().windows().stream()
                        .map(window -> Long.toString(window.remaining()))
                        .collect(joining("/")))
                .isEqualTo(remaining);
        assertThat(budget.view().windows().stream()
                        .map(window -> Long.toString(window.limit()))
                        .collect(joining("/")))
                .isEqualTo(limits);
    }

    @Test
    void limitsThatAreRaisedLetBulkGoOnAtOnce() {
        answer("300/3000/12000", "296/2996/11996", "270/3570/47970");
        answer("1000/12000/288000", "994/11994/287994", "268/3568/47968");

        acquire(Priority.BULK, () -> false);

        assertThat(time.waited()).isLessThan(Duration.ofSeconds(1));
    }

    /** Hours back or on: what is waited for is time that passes. */
    @ParameterizedTest
    @ValueSource(longs = {-86_400, -3 * 3600, -60, 60, 3 * 3600, 86_400})
    void aSteppedWallClockNeitherLengthensNorShortensAWait(long seconds) {
        answer("300/3000/12000", "0/2000/9000", "120/1800/47970");
        time.step(Duration.ofSeconds(seconds));

        acquire(Priority.ORDERS, () -> false);

        assertThat(time.waited()).isBetween(Duration.ofSeconds(121), Duration.ofSeconds(122));
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, 86_400})
    void aWallClockSteppedAfter429DoesNotChangeTheQuiet(long seconds) {
        acquire(Priority.ORDERS, () -> false);
        answered(RateHeaders.of(name -> null), 429);
        time.step(Duration.ofSeconds(seconds));

        acquire(Priority.BULK, () -> false);

        assertThat(time.waited()).isBetween(Duration.ofSeconds(61), Duration.ofSeconds(62));
    }

    /** A shop that counts by the clock, with answers that overtake each other; other programs use the same key. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noCallIsOneTooManyAndBulkUsesWhatTheBudgetAllows(long seed) {
        Random random = new Random(seed);
        CountingShop shop = new CountingShop(random, seed % 2 == 0 ? 3 : 0, 300, 3600, 86_400);
        record Call(Budget.Begun begun, RateHeaders answer) {}
        Deque<Call> answers = new ArrayDeque<>();
        Instant end = Instant.parse("2026-03-11T11:00:00Z");
        long made = 0;
        while (time.instant().isBefore(end)) {
            while (!answers.isEmpty() && (answers.size() > 3 || random.nextInt(3) == 0)) {
                Call one = random.nextBoolean() ? answers.removeFirst() : answers.removeLast();
                budget.answered(one.begun(), one.answer(), 200);
            }
            try {
                Budget.Begun begun = budget.acquire(Priority.BULK, () -> !answers.isEmpty());
                made++;
                answers.add(new Call(begun, shop.call(time.instant())));
            } catch (PassingFailure held) {
                Call one = answers.removeFirst();
                budget.answered(one.begun(), one.answer(), 200);
            }
            time.pass(Duration.ofMillis(random.nextInt(80)));
        }

        assertThat(shop.refused()).as("seed %s", seed).isZero();
        long allowed = 12L * 240 - shop.others();
        assertThat((double) made / Math.min(allowed, 2400)).as("seed %s", seed).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 600, 7200", "2, 30, 60, 120", "3, 60, 90, 1000", "4, 7, 11, 13", "5, 1800, 3600, 7200"})
    void windowsOfAnyLengthAreKept(long seed, long first, long second, long third) {
        Random random = new Random(seed);
        CountingShop shop = new CountingShop(random, 3, first, second, third);
        for (int i = 0; i < 3_000; i++) {
            try {
                Budget.Begun begun = budget.acquire(Priority.BULK, () -> false);
                time.pass(Duration.ofMillis(random.nextInt(80)));
                RateHeaders answer = shop.call(time.instant());
                time.pass(Duration.ofMillis(random.nextInt(80)));
                budget.answered(begun, answer, 200);
            } catch (BudgetSpent spent) {
                time.pass(Duration.between(time.instant(), spent.refillsAt()).plusSeconds(1));
            }
        }

        assertThat(shop.refused()).isZero();
    }

    private void answer(String limits, String remaining, String resets) {
        acquire(Priority.ORDERS, () -> false);
        answered(told(limits, remaining, resets), 200);
    }

    private void acquire(Priority priority, BooleanSupplier cancelled) {
        underWay.add(budget.acquire(priority, cancelled));
    }

    /** The oldest call under way. */
    private void answered(RateHeaders headers, int status) {
        budget.answered(underWay.removeFirst(), headers, status);
    }

    private void lost() {
        underWay.removeFirst();
        budget.lost();
    }

    private static RateHeaders told(String limits, String remaining, String resets) {
        return RateHeaders.of(Map.of(
                "X-RateLimit-Limit", limits, "X-RateLimit-Remaining", remaining, "X-RateLimit-Reset", resets)::get);
    }

    /** 300, 3000 and 12000 calls in windows that begin with the clock. */
    private static final class CountingShop {
        private static final long[] LIMITS = {300, 3000, 12_000};
        private final long[] lengths;
        private final Random random;
        private final int othersIn100;
        private final long[] window = new long[3];
        private final long[] used = new long[3];
        private long others;
        private long refused;

        CountingShop(Random random, int othersIn100, long... lengths) {
            this.lengths = lengths;
            this.random = random;
            this.othersIn100 = othersIn100;
        }

        RateHeaders call(Instant now) {
            if (random.nextInt(100) < othersIn100) {
                others++;
                count(now);
            }
            count(now);
            return RateHeaders.of(name -> switch (name) {
                case "X-RateLimit-Limit" -> "300/3000/12000";
                case "X-RateLimit-Remaining" -> joined(LIMITS[0] - used[0], LIMITS[1] - used[1], LIMITS[2] - used[2]);
                case "X-RateLimit-Reset" -> joined(left(now, 0), left(now, 1), left(now, 2));
                default -> null;
            });
        }

        private void count(Instant now) {
            for (int i = 0; i < 3; i++) {
                long current = now.getEpochSecond() / lengths[i];
                used[i] = current == window[i] ? used[i] + 1 : 1;
                window[i] = current;
                refused += used[i] > LIMITS[i] ? 1 : 0;
            }
        }

        private long left(Instant now, int i) {
            return lengths[i] - 1 - now.getEpochSecond() % lengths[i];
        }

        private static String joined(long a, long b, long c) {
            return a + "/" + b + "/" + c;
        }

        long others() {
            return others;
        }

        long refused() {
            return refused;
        }
    }
}
