package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.lightspeed.BudgetWait;
import io.tillbridge.lightspeed.CallPacing;
import io.tillbridge.lightspeed.Priority;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.BudgetSpent;
import io.tillbridge.run.RunCancelled;
import io.tillbridge.run.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What one key may still call, shared by all jobs that use it. Driven by the headers of every answer; calls under way
 * are counted as spent, so that no answer is ever 429.
 */
final class Budget {
    private static final Duration MOMENT = Duration.ofMillis(20);
    /** The shop tells whole seconds, rounded up or down. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration LONGEST_QUIET = Duration.ofDays(2);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration LONGEST_OF_ORDERS = Duration.ofMinutes(5);
    private static final Duration LONGEST_OF_BULK = Duration.ofHours(1);
    private static final List<String> NAMES = List.of("5min", "hour", "day");

    private final String subject;
    private final BudgetRules rules;
    private final SteadyClock clock;
    private final BudgetWait wait;
    private final List<BudgetWindow> windows = new ArrayList<>();
    private final CallPacing pace;
    private Instant quietUntil = Instant.MIN;
    private Instant asOf;
    private int underWay;
    private long turns;

    /**
     * @param subject whose budget, for messages; nothing secret
     */
    Budget(String subject, BudgetRules rules, SteadyClock clock, Sleeper waiter) {
        this.subject = subject;
        this.rules = rules;
        this.clock = clock;
        this.wait = new BudgetWait(subject, waiter);
        this.pace = new CallPacing(rules);
    }

    /**
     * Waits until a call may be made and takes it; {@link #answered} or {@link #lost} must follow.
     *
     * @param cancelled asked at least once a second while it waits
     * @throws BudgetSpent when the wait would be longer than the work should wait
     * @throws RunCancelled when it was cancelled
     */
    Begun acquire(Priority priority, BooleanSupplier cancelled) {
        Begun[] begun = new Begun[1];
        wait.until(() -> taken(priority, begun), cancelled);
        return begun[0];
    }

    private synchronized Duration taken(Priority priority, Begun[] begun) {
        Duration time = take(priority);
        if (time.isZero()) {
            begun[0] = new Begun(++turns, clock.instant());
        }
        return time;
    }

    /**
     * A call that was acquired.
     *
     * @param turn of its beginning among all beginnings and answers
     */
    record Begun(long turn, Instant at) {}

    /** How long to wait before asking again; zero when the call may be made now, and is counted. */
    private Duration take(Priority priority) {
        Instant now = clock.instant();
        windows.forEach(window -> window.turn(now));
        if (now.isBefore(quietUntil)) {
            return waitUntil(priority, now, quietUntil, "asked for quiet");
        }
        boolean unsure = windows.isEmpty() || windows.stream().anyMatch(window -> !window.isSure());
        if (unsure && underWay > 0) {
            return MOMENT;
        }
        for (int i = windows.size() - 1; i >= 0; i--) {
            BudgetWindow window = windows.get(i);
            long free = window.free(priority == Priority.BULK ? rules.reservePercent() : 0);
            if (free <= 0) {
                return waitUntil(priority, now, window.resetsAt(now), "took all calls of its window " + name(i));
            }
            if (free <= underWay) {
                return MOMENT;
            }
        }
        Duration toGo = pace.wait(now, underWay);
        if (toGo.isZero()) {
            pace.begun(now);
            underWay++;
        }
        return toGo;
    }

    private Duration waitUntil(Priority priority, Instant now, Instant until, String why) {
        Duration toGo = Duration.between(now, until);
        Duration longest = priority == Priority.ORDERS ? LONGEST_OF_ORDERS : LONGEST_OF_BULK;
        return toGo.compareTo(longest.plus(MARGIN)) > 0 ? spent(until, why) : toGo;
    }

    private String name(int window) {
        return windows.size() == NAMES.size() ? NAMES.get(window) : "number " + (window + 1);
    }

    private Duration spent(Instant steady, String why) {
        Instant until = clock.shown(steady);
        throw new BudgetSpent(
                "The budget of " + subject + " is spent: the shop " + why + ". It refills at " + until
                        + "; the next run after that goes on.",
                until);
    }

    /** The answer to a call that was acquired. */
    synchronized void answered(Begun call, RateHeaders headers, int status) {
        underWay--;
        long turn = ++turns;
        Instant now = clock.instant();
        pace.ended(now);
        if (headers.told()) {
            update(call, turn, headers, now);
        } else {
            windows.forEach(window -> window.silent(turn));
        }
        if (status == 429) {
            Instant until = now.plus(quiet(headers, now)).plus(MARGIN);
            quietUntil = until.isAfter(quietUntil) ? until : quietUntil;
        }
    }

    /** No answer came to a call that was acquired; the shop may have counted it. */
    synchronized void lost() {
        underWay--;
        pace.ended(clock.instant());
        long turn = ++turns;
        windows.forEach(window -> window.silent(turn));
    }

    private void update(Begun call, long turn, RateHeaders headers, Instant now) {
        asOf = now;
        int count = headers.limits().length;
        if (windows.size() != count) {
            windows.clear();
        }
        for (int i = 0; i < count; i++) {
            if (windows.size() == i) {
                windows.add(new BudgetWindow());
            }
            long toGo = Math.max(0, headers.resets()[i]);
            windows.get(i)
                    .take(new BudgetWindow.Said(
                            call.turn(),
                            turn,
                            Math.max(0, headers.limits()[i]),
                            headers.remaining()[i],
                            call.at().plusSeconds(toGo).minus(MARGIN),
                            now.plusSeconds(toGo).plus(MARGIN)));
            windows.get(i).lasts(Duration.ofSeconds(toGo).plus(MARGIN));
        }
    }

    private Duration quiet(RateHeaders headers, Instant now) {
        Duration untilRefill = windows.stream()
                .filter(window -> window.remaining() <= 0)
                .map(window -> Duration.between(now, window.resetsAt(now)))
                .max(Duration::compareTo)
                .orElse(QUIET);
        return headers.quiet().time(clock.wall(), LONGEST_QUIET).orElse(untilRefill);
    }

    synchronized BudgetView view() {
        Instant now = clock.instant();
        windows.forEach(window -> window.turn(now));
        List<BudgetView.Window> told = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            BudgetWindow window = windows.get(i);
            told.add(new BudgetView.Window(
                    name(i), window.limit(), window.remaining(), clock.shown(window.resetsAt(now))));
        }
        return new BudgetView(
                told,
                asOf == null ? null : clock.shown(asOf),
                underWay,
                now.isBefore(quietUntil) ? clock.shown(quietUntil) : null);
    }
}
