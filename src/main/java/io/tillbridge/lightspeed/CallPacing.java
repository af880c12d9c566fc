package io.tillbridge.lightspeed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast the calls of one key follow each other. They are spread evenly; and since nobody knows when a call reaches the
 * shop, only that this is between its beginning and its end, all that are under way or ended less than a second ago count
 * as calls of this second. So the way may be as uneven as it likes: the shop never sees more than it allows.
 */
public final class CallPacing {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(5);

    private static final int CATCH_UP = 4;

    private BudgetRules rules;
    private final Deque<Instant> ended = new ArrayDeque<>();
    private Instant next = Instant.MIN;

    public CallPacing(BudgetRules rules) {
        this.rules = rules;
    }

    /** Another speed, from the next call on. */
    public void follow(BudgetRules others) {
        rules = others;
    }

    /** How long the next call has to wait at least; zero when it may begin. */
    public Duration wait(Instant now, int underWay) {
        while (!ended.isEmpty() && !ended.peekFirst().plus(SECOND).isAfter(now)) {
            ended.removeFirst();
        }
        if (now.isBefore(next)) {
            return Duration.between(now, next);
        }
        if (underWay + ended.size() < rules.callsPerSecond()) {
            return Duration.ZERO;
        }
        return ended.isEmpty()
                ? MOMENT
                : Duration.between(now, ended.peekFirst().plus(SECOND));
    }

    /** A call begins. What came a little late does not delay those behind it: they catch up, a few calls at most. */
    public void begun(Instant now) {
        Instant due = now.minus(rules.spacing().multipliedBy(CATCH_UP)).isBefore(next) ? next : now;
        next = due.plus(rules.spacing());
    }

    /** A call has ended, with an answer or without. */
    public void ended(Instant now) {
        ended.addLast(now);
    }
}
