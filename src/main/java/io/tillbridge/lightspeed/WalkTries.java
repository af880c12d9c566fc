package io.tillbridge.lightspeed;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.BudgetSpent;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunCancelled;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The tries of one walk over the pages of a list. What ended the walk stays its end, without another call: a split asks an
 * iterator that has failed once more, and a route would begin with the tries anew. A walk with no tries of its own leaves
 * them to its route.
 */
public final class WalkTries {
    private final PageTries tries;
    private Failure end;

    public WalkTries(PageTries tries) {
        this.tries = tries;
    }

    /**
     * As {@link PageTries#page}.
     *
     * @throws TriesSpent when the page failed in passing each time
     * @throws Failure of the last try, else; what is still not there is bad data
     */
    public <T> T page(Supplier<T> fetch, Consumer<HeavyAnswer> lighten, Class<? extends Failure> gone) {
        if (end != null) {
            throw end;
        }
        try {
            return tries.page(fetch, lighten, gone);
        } catch (Failure last) {
            if (tries.more() > 0) {
                end = end(last, gone);
                throw end;
            }
            throw last;
        }
    }

    private static Failure end(Failure last, Class<? extends Failure> gone) {
        if (gone.isInstance(last)) {
            return new BadDataFailure(last.getMessage());
        }
        boolean ofTheRun = last instanceof BudgetSpent || last instanceof RunCancelled;
        return last instanceof PassingFailure && !ofTheRun ? new TriesSpent(last.getMessage()) : last;
    }
}
