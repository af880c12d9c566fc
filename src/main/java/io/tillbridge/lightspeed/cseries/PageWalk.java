package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.PageTries;
import io.tillbridge.lightspeed.WalkTries;
import io.tillbridge.run.BadDataFailure;
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

    private final Fetch fetch;
    private final WalkTries tries;
    private final Deque<Map<?, ?>> items = new ArrayDeque<>();
    private PagePosition place;
    private boolean done;

    PageWalk(PagePosition first, Fetch fetch, PageTries tries) {
        this.place = first;
        this.fetch = fetch;
        this.tries = new WalkTries(tries);
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
        return tries.page(
                () -> fetch.page(place.query()), heavy -> place = place.lighter(heavy), CSeriesNotFound.class);
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
