package io.tillbridge.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The last hints of this process, in order. Readers keep a place and nothing else here: one that is slow finds several
 * hints of the same thing joined to the newest, and one that is too slow, or comes from before a restart, learns that it
 * missed some.
 */
public final class LiveFeed {
    private static final int KEPT = 2_000;

    private final Deque<Numbered> kept = new ArrayDeque<>();
    private String generation = "";
    private long last;

    private record Numbered(long number, Hint hint) {}

    /**
     * @param place to read on from
     * @param missed whether there were hints between the last place and these that are not kept any more
     */
    public record Reading(String place, List<Hint> hints, boolean missed) {
        public Reading {
            hints = List.copyOf(hints);
        }
    }

    /** Begins anew: places of before are of no use, since hints were missed in between. */
    synchronized void begin(String name) {
        generation = name;
        kept.clear();
    }

    /** Adds hints. */
    public synchronized void publish(List<Hint> hints) {
        for (Hint hint : hints) {
            kept.addLast(new Numbered(++last, hint));
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
    }

    /** The place at the end, for who reads what comes from now on. */
    public synchronized String end() {
        return place(last);
    }

    /** What came after a place. */
    public synchronized Reading after(String place, Set<LiveTopic> topics) {
        Optional<Long> number = number(place);
        long oldest = kept.isEmpty() ? last + 1 : kept.getFirst().number();
        if (number.isEmpty() || number.get() > last || number.get() + 1 < oldest) {
            return new Reading(place(last), List.of(), true);
        }
        Map<String, Hint> joined = new LinkedHashMap<>();
        for (Numbered one : kept) {
            if (one.number() > number.get() && topics.contains(one.hint().topic())) {
                String key = one.hint().topic() + "/" + one.hint().id();
                joined.remove(key);
                joined.put(key, one.hint());
            }
        }
        return new Reading(place(last), new ArrayList<>(joined.values()), false);
    }

    private String place(long number) {
        return generation + "-" + number;
    }

    private Optional<Long> number(String place) {
        String prefix = generation + "-";
        if (!place.startsWith(prefix)) {
            return Optional.empty();
        }
        String digits = place.substring(prefix.length());
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }
}
