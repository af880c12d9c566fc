package io.tillbridge.checkout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What carriers have told, for a bounded number of places, in memory only. A place is a country and the part of a postcode
 * that a neighbourhood shares: no key holds a whole postcode or a house number.
 */
public final class CarrierMemory {
    private final int most;
    private final Duration fresh;
    private final Duration kept;
    private final Clock clock;
    private final Map<Key, Told> told;
    private final Map<Key, CompletableFuture<Void>> asked = new HashMap<>();

    /**
     * @param most places that are remembered; past that the one that was not asked for the longest is forgotten
     * @param fresh how long an answer counts without another question
     * @param kept how long it counts while the carrier does not answer
     * @param clock a steady one
     */
    public CarrierMemory(int most, Duration fresh, Duration kept, Clock clock) {
        this.most = most;
        this.fresh = fresh;
        this.kept = kept;
        this.clock = clock;
        this.told = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Told> eldest) {
                return size() > CarrierMemory.this.most;
            }
        };
    }

    /** @param source which connection, and which version of it */
    record Key(String source, String country, String area, LocalDate shipsOn) {}

    /** @param isFresh false: it is to be asked for again */
    record Found(Offers offers, boolean isFresh) {}

    private record Told(Offers offers, Instant at) {}

    synchronized Optional<Found> find(Key key) {
        Instant now = clock.instant();
        Told found = told.get(key);
        if (found == null) {
            return Optional.empty();
        }
        if (found.at().plus(kept).isBefore(now)) {
            told.remove(key);
            return Optional.empty();
        }
        return Optional.of(new Found(found.offers(), found.at().plus(fresh).isAfter(now)));
    }

    /** What completes when the question that is under way ends; empty when none is. */
    synchronized Optional<CompletableFuture<Void>> asked(Key key) {
        return Optional.ofNullable(asked.get(key));
    }

    /** Notes that somebody asks now; empty when somebody does already. */
    synchronized Optional<CompletableFuture<Void>> ask(Key key) {
        if (asked.containsKey(key)) {
            return Optional.empty();
        }
        CompletableFuture<Void> question = new CompletableFuture<>();
        asked.put(key, question);
        return Optional.of(question);
    }

    /** @param offers null when the carrier did not tell */
    void answered(Key key, Offers offers) {
        CompletableFuture<Void> question;
        synchronized (this) {
            if (offers != null) {
                told.put(key, new Told(offers, clock.instant()));
            }
            question = asked.remove(key);
        }
        if (question != null) {
            question.complete(null);
        }
    }

    synchronized int size() {
        return told.size();
    }
}
