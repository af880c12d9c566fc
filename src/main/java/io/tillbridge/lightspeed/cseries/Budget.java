package io.tillbridge.lightspeed.cseries;

import io.tillbridge.run.BudgetSpent;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunCancelled;
import java.time.Clock;
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
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(20);
    /** The shop tells whole seconds, perhaps rounded down. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1));
    private static final List<String> NAMES = List.of("5min", "hour", "day");

    private final String subject;
    private final BudgetRules rules;
    private final Clock clock;
    private final Waiter waiter;
    private final List<BudgetWindow> windows = new ArrayList<>();
    private final Pace pace;
    private Instant quietUntil = Instant.MIN;
    private Instant asOf;
    private int underWay;

    /**
     * @param subject whose budget, for messages; nothing secret
     */
    Budget(String subject, BudgetRules rules, Clock clock, Waiter waiter) {
        this.subject = subject;
        this.rules = rules;
        this.clock = clock;
        this.waiter = waiter;
        this.pace = new Pace(rules);
    }

    /**
     * Waits until a call may be made and takes it; {@link #answered} or {@link #lost} must follow.
     *
     * @param cancelled asked at least once a second while it waits
     * @throws BudgetSpent when the wait would be longer than the work should wait
     * @throws RunCancelled when it was cancelled
     */
    void acquire(Priority priority, BooleanSupplier cancelled) {
        for (Duration wait = take(priority); !wait.isZero(); wait = take(priority)) {
            if (cancelled.getAsBoolean()) {
                throw new RunCancelled(
                        "The work was cancelled while it waited for " + subject + " to take calls again.");
            }
            try {
                waiter.pause(wait.compareTo(SLICE) > 0 ? SLICE : wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PassingFailure("The hub ends while a call to " + subject + " waited for its turn.", e);
            }
        }
    }

    /** How long to wait before asking again; zero when the call may be made now. */
    private synchronized Duration take(Priority priority) {
        Instant now = clock.instant();
        windows.replaceAll(window -> window.at(now));
        if (now.isBefore(quietUntil)) {
            return waitUntil(priority, now, quietUntil, "asked for quiet");
        }
        boolean unsure = windows.isEmpty() || windows.stream().anyMatch(window -> !window.sure());
        if (unsure && underWay > 0) {
            return MOMENT;
        }
        for (int i = windows.size() - 1; i >= 0; i--) {
            BudgetWindow window = windows.get(i);
            long free = window.free(priority == Priority.BULK ? rules.reservePercent() : 0);
            if (free <= 0) {
                return i == LENGTHS.size() - 1
                        ? spent(window.resetsAt(), "took all calls of this day")
                        : waitUntil(priority, now, window.resetsAt(), "took all calls of its window " + NAMES.get(i));
            }
            if (free <= underWay) {
                return MOMENT;
            }
        }
        Duration wait = pace.wait(now, underWay);
        if (wait.isZero()) {
            pace.begun(now);
            underWay++;
        }
        return wait;
    }

    private Duration waitUntil(Priority priority, Instant now, Instant until, String why) {
        Duration wait = Duration.between(now, until);
        Duration longest = priority == Priority.ORDERS ? LENGTHS.get(0) : LENGTHS.get(1);
        return wait.compareTo(longest.plus(MARGIN)) > 0 ? spent(until, why) : wait;
    }

    private Duration spent(Instant until, String why) {
        throw new BudgetSpent(
                "The budget of " + subject + " is spent: the shop " + why + ". It refills at " + until
                        + "; the next run after that goes on.",
                until);
    }

    /** The answer to a call that was acquired. */
    synchronized void answered(RateHeaders headers, int status) {
        underWay--;
        Instant now = clock.instant();
        pace.ended(now);
        if (headers.told()) {
            update(headers, now);
        } else {
            windows.replaceAll(BudgetWindow::less);
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
        windows.replaceAll(BudgetWindow::less);
    }

    private void update(RateHeaders headers, Instant now) {
        asOf = now;
        for (int i = 0; i < LENGTHS.size(); i++) {
            Instant reset = now.plusSeconds(headers.resets()[i]).plus(MARGIN);
            BudgetWindow told = new BudgetWindow(
                    LENGTHS.get(i), Math.max(0, headers.limits()[i]), headers.remaining()[i], reset, true);
            if (windows.size() > i) {
                windows.set(i, windows.get(i).with(told));
            } else {
                windows.add(told);
            }
        }
    }

    private Duration quiet(RateHeaders headers, Instant now) {
        Duration untilRefill = windows.stream()
                .filter(window -> window.remaining() <= 0)
                .map(window -> Duration.between(now, window.resetsAt()))
                .max(Duration::compareTo)
                .orElse(QUIET);
        return headers.retryAfter(clock).orElse(untilRefill);
    }

    synchronized BudgetView view() {
        List<BudgetView.Window> told = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            BudgetWindow window = windows.get(i);
            told.add(new BudgetView.Window(NAMES.get(i), window.limit(), window.remaining(), window.resetsAt()));
        }
        return new BudgetView(told, asOf, underWay, clock.instant().isBefore(quietUntil) ? quietUntil : null);
    }
}
