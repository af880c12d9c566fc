package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.HeavyAnswer;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.BudgetSpent;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunCancelled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The items of a long list, one page in memory at a time. A page that fails in a passing way, or is not there, is asked
 * for again as the kamelet says, and the walk goes on from it; one that is too heavy is asked for in smaller parts. A list whose ids do not rise, where {@code since_id} would lose
 * items, is walked by page from its beginning: items may then come twice, but none is lost.
 */
final class PageWalk implements Iterator<Map<?, ?>> {
    private static final Logger LOG = LoggerFactory.getLogger(PageWalk.class);

    /** Fetches one page: the query's part for the page → its items. */
    @FunctionalInterface
    interface Fetch {
        List<?> page(String pageQuery);
    }

    /**
     * How often a page is asked for again, each page anew.
     *
     * @param more after a failure that passes
     * @param absent when it is not there, with the first pause each time: a shop says so in passing, too
     * @param pause before the first try; before each further one twice as long
     * @param longest no pause is longer
     */
    record Tries(int more, int absent, Duration pause, Duration longest, Sleeper waiter) {

        Duration after(Duration last) {
            Duration next = last.multipliedBy(2);
            return next.compareTo(longest) > 0 ? longest : next;
        }
    }

    private final Fetch fetch;
    private final Tries tries;
    private final Deque<Map<?, ?>> items = new ArrayDeque<>();
    private PagePosition place;
    private boolean done;

    PageWalk(PagePosition first, Fetch fetch, Tries tries) {
        this.place = first;
        this.fetch = fetch;
        this.tries = tries;
    }

    @Override
    public boolean hasNext() {
        while (items.isEmpty() && !done) {
            turn();
        }
        return !items.isEmpty();
    }

    @Override
    public Map<?, ?> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.removeFirst();
    }

    private void turn() {
        List<Map<?, ?>> page = maps(tried());
        done = page.size() < place.limit();
        if (!done && !place.risesWith(page)) {
            LOG.info("The shop's list does not rise by id: it is walked by page from its beginning");
            place = place.byPage();
            return;
        }
        items.addAll(page);
        place = page.isEmpty() ? place : place.after(page);
    }

    private List<?> tried() {
        Duration pause = tries.pause();
        int looks = tries.absent();
        for (int left = tries.more(); ; ) {
            try {
                return fetch.page(place.query());
            } catch (HeavyAnswer e) {
                place = place.lighter(e);
            } catch (CSeriesNotFound e) {
                if (looks-- == 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                pause(tries.pause(), e);
            } catch (BudgetSpent | RunCancelled e) {
                throw e;
            } catch (PassingFailure e) {
                if (left-- == 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                pause(pause, e);
                pause = tries.after(pause);
            }
        }
    }

    private void pause(Duration time, Failure failure) {
        try {
            tries.waiter().pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private static List<Map<?, ?>> maps(List<?> page) {
        for (Object item : page) {
            if (!(item instanceof Map)) {
                throw new BadDataFailure("Expected a list of objects from the shop, found "
                        + (item == null ? "null" : item.getClass().getSimpleName()) + " in it.");
            }
        }
        return page.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }
}
