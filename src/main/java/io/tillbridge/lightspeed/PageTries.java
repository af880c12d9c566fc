package io.tillbridge.lightspeed;

import io.tillbridge.run.BudgetSpent;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunCancelled;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How often a page of a list is asked for again, each page anew.
 *
 * @param more after a failure that passes
 * @param absent when it is not there, with the first pause each time: a system says so in passing, too
 * @param pause before the first try; before each further one twice as long
 * @param longest no pause is longer
 */
public record PageTries(int more, int absent, Duration pause, Duration longest, Sleeper waiter) {

    /**
     * @param fetch asks for the page as it is at that moment
     * @param lighten makes the page smaller, or throws what it is given when it cannot
     * @param gone what says that the page is not there
     * @throws Failure of the last try
     */
    public <T> T page(Supplier<T> fetch, Consumer<HeavyAnswer> lighten, Class<? extends Failure> gone) {
        Duration wait = pause;
        int looks = absent;
        for (int left = more; ; ) {
            try {
                return fetch.get();
            } catch (HeavyAnswer e) {
                lighten.accept(e);
            } catch (BudgetSpent | RunCancelled e) {
                throw e;
            } catch (Failure e) {
                boolean notThere = gone.isInstance(e);
                boolean again = notThere ? looks-- > 0 : e instanceof PassingFailure && left-- > 0;
                if (!again || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                pause(notThere ? pause : wait, e);
                wait = notThere ? wait : after(wait);
            }
        }
    }

    private Duration after(Duration last) {
        Duration next = last.multipliedBy(2);
        return next.compareTo(longest) > 0 ? longest : next;
    }

    private void pause(Duration time, Failure failure) {
        try {
            waiter.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
