package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.lightspeed.BudgetWait;
import io.tillbridge.lightspeed.CallPacing;
import io.tillbridge.lightspeed.Priority;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.RunCancelled;
import io.tillbridge.run.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The leaky bucket of one account and client, shared by all that call it in this process. Driven by the headers of every
 * answer; a call begins only when it fits, so that no answer is ever 429.
 */
final class Bucket {
    /** Of answers that do not tell: the smallest that is known. */
    private static final double SIZE = 60;

    private static final double DRIP = 1;
    private static final int BURST = 20;
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(10);

    private final int reservePercent;
    private final int burstPercent;
    private final SteadyClock clock;
    private final BudgetWait wait;
    private final BucketLevel level;
    private final CallCosts costs = new CallCosts();
    private final CallPacing pace;
    private double burstCeiling = BURST;
    private Instant quietUntil = Instant.MIN;
    private Instant asOf;
    private int underWay;

    /**
     * @param subject whose bucket, for messages
     * @param reservePercent share of the bucket that bulk work leaves for orders
     * @param burstPercent share of the calls of a second that is used
     */
    Bucket(String subject, int reservePercent, int burstPercent, SteadyClock clock, Sleeper sleeper) {
        this.reservePercent = reservePercent;
        this.burstPercent = burstPercent;
        this.clock = clock;
        this.wait = new BudgetWait(subject, sleeper);
        this.level = new BucketLevel(SIZE, DRIP, clock.instant());
        this.pace = new CallPacing(pacing());
    }

    /**
     * A call that was acquired.
     *
     * @param kind of {@link CallCosts#kind}
     * @param answered what the level knew at its beginning
     */
    record Begun(String kind, double reserved, double answered, Instant at) {}

    /**
     * Waits until a call fits and takes its place; {@link #answered} or {@link #lost} must follow.
     *
     * @param cancelled asked at least once a second while it waits
     * @throws RunCancelled when it was cancelled
     */
    Begun acquire(String kind, Priority priority, BooleanSupplier cancelled) {
        Begun[] begun = new Begun[1];
        wait.until(() -> take(kind, priority, begun), cancelled);
        return begun[0];
    }

    private synchronized Duration take(String kind, Priority priority, Begun[] begun) {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return Duration.between(now, quietUntil);
        }
        if (asOf == null && underWay > 0) {
            return MOMENT;
        }
        double limit = level.size() * (priority == Priority.BULK ? 100 - reservePercent : 100) / 100;
        double cost = Math.min(costs.of(kind), limit);
        Duration full = level.until(cost, limit, now);
        Duration burst = pace.wait(now, underWay);
        Duration toGo = full.compareTo(burst) > 0 ? full : burst;
        if (toGo.isZero()) {
            pace.begun(now);
            underWay++;
            begun[0] = new Begun(kind, cost, level.begun(cost), now);
        }
        return toGo;
    }

    /** The answer to a call that was acquired. */
    synchronized void answered(Begun call, BucketHeaders headers, int status) {
        Instant now = clock.instant();
        underWay--;
        pace.ended(now);
        boolean refused = status == 429;
        double cost = refused ? told(headers.cost(), 0) : costs.learn(call.kind(), headers.cost());
        level.resized(told(headers.size(), level.size()), told(headers.drip(), level.drip()), now);
        level.ended(call.reserved(), cost, now);
        if (headers.told()) {
            level.told(headers.level(), call.answered(), cost, call.at(), now);
        }
        asOf = now;
        if (!Double.isNaN(headers.burstCeiling()) && headers.burstCeiling() != burstCeiling) {
            burstCeiling = headers.burstCeiling();
            pace.follow(pacing());
        }
        if (refused) {
            refused(headers, now);
        } else if (headers.burst() >= headers.burstCeiling()) {
            quiet(now.plus(SECOND));
        }
    }

    private void refused(BucketHeaders headers, Instant now) {
        Duration asked = headers.quiet().time(clock.wall(), LONGEST_QUIET).orElse(SECOND);
        if (!headers.told() && Double.isNaN(headers.burst())) {
            level.full();
        }
        quiet(now.plus(asked.compareTo(SECOND) > 0 ? asked : SECOND));
    }

    private void quiet(Instant until) {
        quietUntil = until.isAfter(quietUntil) ? until : quietUntil;
    }

    /** No answer came to a call that was acquired; the server may have counted it. */
    synchronized void lost(Begun call) {
        Instant now = clock.instant();
        underWay--;
        pace.ended(now);
        level.ended(call.reserved(), call.reserved(), now);
    }

    private BudgetRules pacing() {
        return BudgetRules.of(reservePercent, (int) Math.max(1, Math.floor(burstCeiling * burstPercent / 100)));
    }

    private static double told(double number, double otherwise) {
        return Double.isNaN(number) ? otherwise : number;
    }

    /** One window, the bucket: full again when it has run empty. */
    synchronized BudgetView view() {
        Instant now = clock.instant();
        List<BudgetView.Window> windows = asOf == null
                ? List.of()
                : List.of(new BudgetView.Window(
                        "bucket",
                        (long) level.size(),
                        (long) Math.floor(Math.max(0, level.size() - level.most(now))),
                        clock.shown(level.emptyAt(now)),
                        new BudgetView.Level(level.most(now), level.drip())));
        return new BudgetView(
                windows,
                asOf == null ? null : clock.shown(asOf),
                underWay,
                now.isBefore(quietUntil) ? clock.shown(quietUntil) : null);
    }
}
