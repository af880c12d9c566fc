package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Pieces of work of a hub that one {@code kill -9} is to meet all at once: each begins so long before that the kill meets
 * it at a moment of its own.
 */
final class KilledWork {
    private final LastingHub lasting;
    private final List<Piece> pieces;
    private final Map<String, Integer> hits = new TreeMap<>();
    private final Map<String, Begun> begun = new TreeMap<>();

    /** @param begin asks the hub for it, once it is to begin */
    record Piece(String name, Begin begin) {}

    /** Asks a hub for a piece of work. */
    @FunctionalInterface
    interface Begin {
        Begun by(ChildHub hub) throws Exception;
    }

    /** A piece of work that was asked for. */
    interface Begun {
        /** Whether it is under way, or done. */
        boolean isTaken() throws Exception;

        /** Whether it is under way. */
        boolean isUnderWay() throws Exception;

        /** How long it took, when it is done. */
        long millis() throws Exception;
    }

    /** When the kill is to meet a piece of work, in milliseconds. */
    private record Moment(Piece piece, long afterItsBegin) {}

    KilledWork(LastingHub lasting, List<Piece> pieces) {
        this.lasting = lasting;
        this.pieces = List.copyOf(pieces);
    }

    /** A run of the hub, by its id. */
    Begun run(long id) {
        return new Begun() {
            @Override
            public boolean isTaken() {
                return count("state <> 'queued'") == 1;
            }

            @Override
            public boolean isUnderWay() {
                return count("state = 'running'") == 1;
            }

            @Override
            public long millis() {
                return lasting.count(
                        "SELECT TIMESTAMPDIFF(MICROSECOND, started_at, finished_at) DIV 1000 FROM run WHERE id = "
                                + id);
            }

            private long count(String state) {
                return lasting.count("SELECT COUNT(*) FROM run WHERE " + state + " AND id = " + id);
            }
        };
    }

    /** How long each piece takes while the others are under way, in milliseconds. */
    Map<String, Long> undisturbed(ChildHub hub) throws Exception {
        begun.clear();
        for (Piece piece : pieces) {
            begun.put(piece.name(), piece.begin().by(hub));
        }
        Map<String, Long> usual = new HashMap<>();
        for (Map.Entry<String, Begun> one : begun.entrySet()) {
            Until.holds(
                    one.getKey() + " is done",
                    () -> one.getValue().isTaken() && !one.getValue().isUnderWay());
            usual.put(one.getKey(), one.getValue().millis());
        }
        return usual;
    }

    /**
     * Begins all of it; returns when it is time for the kill, which meets the piece that was met least so far exactly at its
     * moment, and the others as far as the machine is fast enough.
     *
     * @param usual how long each takes
     * @param what for messages
     */
    void beginSoThatEachIsMetAtItsMoment(ChildHub hub, Map<String, Long> usual, SplittableRandom random, String what)
            throws Exception {
        List<Moment> moments = moments(usual, random);
        Piece target = least();
        begun.clear();
        long kill = System.nanoTime() + nanos(moments.get(0));
        for (Moment moment : moments) {
            Until.later(Duration.ofNanos(kill - nanos(moment) - System.nanoTime()));
            Begun one = moment.piece().begin().by(hub);
            begun.put(moment.piece().name(), one);
            if (moment.piece().equals(target)) {
                Until.holds(what + ": " + target.name() + " begins", one::isTaken);
                kill = System.nanoTime() + nanos(moment);
            }
        }
        Until.later(Duration.ofNanos(kill - System.nanoTime()));
    }

    private static long nanos(Moment moment) {
        return Duration.ofMillis(moment.afterItsBegin()).toNanos();
    }

    private Piece least() {
        return Collections.min(pieces, Comparator.comparing(piece -> hits.getOrDefault(piece.name(), 0)));
    }

    /** In the first three quarters, for nobody knows how long it takes this time. The latest first: it is to begin first. */
    private List<Moment> moments(Map<String, Long> usual, SplittableRandom random) {
        List<Moment> moments = new ArrayList<>();
        for (Piece piece : pieces) {
            moments.add(new Moment(piece, random.nextLong(Math.max(1, usual.get(piece.name()) * 3 / 4))));
        }
        moments.sort(Comparator.comparing(Moment::afterItsBegin).reversed());
        return moments;
    }

    /** Counts what the kill has hit, and says it. */
    void met(String what) throws Exception {
        List<String> met = new ArrayList<>();
        for (Map.Entry<String, Begun> one : begun.entrySet()) {
            if (one.getValue().isUnderWay()) {
                met.add(one.getKey());
                hits.merge(one.getKey(), 1, Integer::sum);
            }
        }
        System.out.println(what + " met " + met);
    }

    /** How many kills have met the piece of work that was met least while it was under way. */
    int leastHits() {
        return hits.getOrDefault(least().name(), 0);
    }

    /** So many kills have met each piece of work while it was under way; on a busy machine some come too late. */
    void assertHits(int least, String what) {
        assertThat(pieces).allSatisfy(piece -> assertThat(hits.getOrDefault(piece.name(), 0))
                .as("kills that hit %s while it ran; %s", piece.name(), what)
                .isGreaterThanOrEqualTo(least));
    }
}
