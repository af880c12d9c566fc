package io.tillbridge.stock;

import java.time.Instant;
import java.util.Objects;

/** What an owner holds at one place, as this piece of work leaves it. Changed by {@link StockUnitOfWork} only. */
final class Reservation {
    /** The turn of who has not paid. */
    static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Long id;
    private final String owner;
    private final StockPlace place;
    private State state;
    private boolean changed;

    /**
     * The part that changes.
     *
     * @param quantity all that was ever held since it was opened, with what has left
     * @param turn who waits is served in this order
     * @param covered the part of what has not left for which goods are there; 0 when it ended
     */
    record State(
            long quantity,
            long covered,
            long taken,
            ReservationState state,
            Instant expiresAt,
            Instant turn,
            Instant createdAt,
            Instant endedAt) {}

    Reservation(Long id, String owner, StockPlace place, State state) {
        this.id = id;
        this.owner = owner;
        this.place = place;
        this.state = state;
    }

    /** One that holds nothing yet. */
    static Reservation none(String owner, StockPlace place, Instant now) {
        return new Reservation(null, owner, place, new State(0, 0, 0, ReservationState.RELEASED, null, LAST, now, now));
    }

    Long id() {
        return id;
    }

    String owner() {
        return owner;
    }

    StockPlace place() {
        return place;
    }

    State state() {
        return state;
    }

    boolean isHeld() {
        return state.state() == ReservationState.HELD;
    }

    boolean expiresBy(Instant instant) {
        return isHeld() && state.expiresAt() != null && !state.expiresAt().isAfter(instant);
    }

    /** What is owed and has not left yet. */
    long open() {
        return isHeld() ? state.quantity() - state.taken() : 0;
    }

    long covered() {
        return state.covered();
    }

    long missing() {
        return open() - covered();
    }

    HeldQuantity held() {
        return new HeldQuantity(open(), covered());
    }

    boolean isChanged() {
        return changed;
    }

    void set(long open, long covered, Instant expiresAt, Instant now) {
        if (open == 0) {
            end(ReservationState.RELEASED, now);
        } else if (isHeld()) {
            become(new State(
                    state.taken() + open,
                    covered,
                    state.taken(),
                    ReservationState.HELD,
                    expiresAt,
                    turn(expiresAt, state.turn(), now),
                    state.createdAt(),
                    null));
        } else {
            become(new State(
                    open, covered, 0, ReservationState.HELD, expiresAt, turn(expiresAt, LAST, now), now, null));
        }
    }

    private static Instant turn(Instant expiresAt, Instant before, Instant now) {
        return expiresAt != null ? LAST : before.equals(LAST) ? now : before;
    }

    /** Is served before those whose turn is later. */
    void waitsSince(Instant turn) {
        if (isHeld() && state.expiresAt() == null) {
            become(new State(
                    state.quantity(),
                    state.covered(),
                    state.taken(),
                    state.state(),
                    null,
                    turn,
                    state.createdAt(),
                    null));
        }
    }

    /** Lets some of what is open leave. */
    void take(long part, long partCovered, Instant now) {
        become(new State(
                state.quantity(),
                state.covered() - partCovered,
                state.taken() + part,
                ReservationState.HELD,
                state.expiresAt(),
                state.turn(),
                state.createdAt(),
                null));
        if (open() == 0) {
            end(ReservationState.TAKEN, now);
        }
    }

    private void end(ReservationState how, Instant now) {
        if (isHeld()) {
            become(new State(
                    state.quantity(), 0, state.taken(), how, state.expiresAt(), state.turn(), state.createdAt(), now));
        }
    }

    private void become(State next) {
        changed |= !Objects.equals(state, next);
        state = next;
    }
}
