package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.HeavyAnswer;
import io.tillbridge.lightspeed.PageTries;
import io.tillbridge.lightspeed.WalkTries;
import io.tillbridge.run.BadDataFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

/**
 * The records of a list, one page in memory at a time, until the server names no next page. A page that fails in a
 * passing way is asked for again as the kamelet says, and one that is too heavy with half the rows.
 */
final class NextWalk implements Iterator<Map<?, ?>> {
    private final String subject;
    private final String entity;
    private final Function<PageAddress, Object> fetch;
    private final WalkTries tries;
    private final Deque<Map<?, ?>> records = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private PageAddress place;

    /**
     * @param subject whose list, for messages
     * @param entity the key of the records
     * @param fetch makes the call for a page
     */
    NextWalk(String subject, PageAddress first, String entity, Function<PageAddress, Object> fetch, PageTries tries) {
        this.subject = subject;
        this.place = first;
        this.entity = entity;
        this.fetch = fetch;
        this.tries = new WalkTries(tries);
        seen.add(first.place());
    }

    @Override
    public boolean hasNext() {
        while (records.isEmpty() && place != null) {
            turn();
        }
        return !records.isEmpty();
    }

    @Override
    public Map<?, ?> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return records.removeFirst();
    }

    private void turn() {
        Object answer = tries.page(() -> fetch.apply(place), this::lighter, RSeriesNotFound.class);
        RSeriesJson page = page(answer);
        PageAddress after = after(page.object("@attributes").text("next"));
        RSeriesJson.records(answer, entity).forEach(record -> records.add(record.json()));
        place = after;
    }

    private void lighter(HeavyAnswer why) {
        PageAddress half = place.half();
        if (half.equals(place)) {
            throw why;
        }
        place = half;
    }

    private PageAddress after(String next) {
        if (next.isEmpty()) {
            return null;
        }
        PageAddress after = place.next(next, subject);
        if (!seen.add(after.place())) {
            throw new BadDataFailure(subject + " does not turn the pages of its list: a next page is one that was read"
                    + " before. Read the list again; if it stays so, tell the provider.");
        }
        return after;
    }

    /** What holds records of another name is none of an empty list. */
    private RSeriesJson page(Object answer) {
        if (answer instanceof List<?> list && list.isEmpty()) {
            return RSeriesJson.of(null);
        }
        if (!(answer instanceof Map<?, ?> map)) {
            throw new BadDataFailure(subject + " answered with "
                    + answer.getClass().getSimpleName() + ", expected an object with @attributes and " + entity + ".");
        }
        List<String> others = map.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Map || entry.getValue() instanceof List)
                .map(entry -> String.valueOf(entry.getKey()))
                .filter(name -> !name.equals("@attributes"))
                .limit(10)
                .toList();
        if (!map.containsKey(entity) && !others.isEmpty()) {
            throw new BadDataFailure(subject + " answered without " + entity + ", found " + String.join(", ", others)
                    + ". Name the key of the records in the kamelet's property.");
        }
        return RSeriesJson.of(map);
    }
}
