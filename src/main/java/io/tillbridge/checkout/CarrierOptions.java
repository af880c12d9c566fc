package io.tillbridge.checkout;

import io.tillbridge.order.ShippingSchedule;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A carrier as a source: it answers with what the carrier has told of the neighbourhood, and asks it in the background. A
 * customer never waits for a carrier here.
 */
public final class CarrierOptions implements DeliveryOptions {
    /** Further ahead no carrier knows anything, and the past is over. */
    private static final Duration AHEAD = Duration.ofDays(14);

    private final Carrier carrier;
    private final String source;
    private final Map<DayOfWeek, LocalTime> cutOffs;
    private final CarrierMemory memory;
    private final CarrierGate gate;
    private final Watch watch;
    private final Executor background;
    private final Clock clock;

    /** Is told how the calls go. */
    public interface Watch {
        /** @param recovered whether the call before it failed */
        void answered(boolean recovered);

        /** @param leftAlone whether it is not called for a while now */
        void failed(CarrierFault why, boolean leftAlone);

        /** A question that was not asked, for the sake of the budget or because the carrier keeps failing. */
        void heldBack();
    }

    /**
     * @param source tells connections and their versions apart: another one remembers nothing of this
     * @param cutOffs earlier ones than the shop's, by the weekday of the order
     * @param steady the clock of pauses and budgets
     * @param clock the machine's
     */
    public CarrierOptions(
            Carrier carrier,
            String source,
            Map<DayOfWeek, LocalTime> cutOffs,
            int callsPerSecond,
            CarrierMemory memory,
            Watch watch,
            Executor background,
            Clock steady,
            Clock clock) {
        this.carrier = carrier;
        this.source = source;
        this.cutOffs = Map.copyOf(cutOffs);
        this.memory = memory;
        this.gate = new CarrierGate(steady, callsPerSecond);
        this.watch = watch;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public Offers offers(Destination where, Instant at, ShippingSchedule schedule) {
        if (!isAsked(where, at)) {
            return Offers.NONE;
        }
        ShippingSchedule own = own(at, schedule);
        Instant cutOff = own.cutOffOn(own.day(at));
        CarrierMemory.Key key = key(where, own.shipsOn(at));
        Optional<CarrierMemory.Found> found = memory.find(key);
        if (found.isEmpty() || !found.get().isFresh()) {
            ask(key, new Carrier.Question(where, at, key.shipsOn(), own));
        }
        Offers told = found.map(CarrierMemory.Found::offers).orElse(Offers.UNKNOWN);
        return new Offers(
                told.windows(), told.pickupPoints(), cutOff.isAfter(at) ? cutOff : null, told.complete());
    }

    @Override
    public CompletableFuture<?> arriving(Destination where, Instant at, ShippingSchedule schedule) {
        return (isAsked(where, at)
                        ? memory.asked(key(where, own(at, schedule).shipsOn(at)))
                        : Optional.<CompletableFuture<Void>>empty())
                .orElse(CompletableFuture.completedFuture(null));
    }

    private boolean isAsked(Destination where, Instant at) {
        Instant now = clock.instant();
        return where.postcode() != null
                && carrier.serves(where.country(), where.postcode())
                && at.isAfter(now.minus(Duration.ofHours(1)))
                && at.isBefore(now.plus(AHEAD));
    }

    private ShippingSchedule own(Instant at, ShippingSchedule schedule) {
        return schedule.notLaterThan(cutOffs.get(schedule.day(at).getDayOfWeek()));
    }

    private CarrierMemory.Key key(Destination where, LocalDate shipsOn) {
        return new CarrierMemory.Key(source, where.country(), where.area(), shipsOn);
    }

    private void ask(CarrierMemory.Key key, Carrier.Question question) {
        if (memory.asked(key).isPresent()) {
            return;
        }
        if (!gate.enter()) {
            watch.heldBack();
            return;
        }
        if (memory.ask(key).isEmpty()) {
            gate.skipped();
            return;
        }
        try {
            background.execute(() -> call(key, question));
        } catch (RejectedExecutionException busy) {
            gate.skipped();
            memory.answered(key, null);
            watch.heldBack();
        }
    }

    /** What is wrong with a question says nothing of the carrier: anybody can ask about postcodes that do not exist. */
    private void failed(CarrierFault why) {
        if (why.isOfQuestion()) {
            gate.skipped();
            watch.failed(why, false);
        } else {
            watch.failed(why, gate.failed(why));
        }
    }

    private void call(CarrierMemory.Key key, Carrier.Question question) {
        Offers offers = null;
        try {
            offers = carrier.ask(question);
            watch.answered(gate.succeeded());
        } catch (CarrierFault why) {
            failed(why);
        } catch (RuntimeException e) {
            failed(CarrierFault.passing("The answer of the carrier could not be understood: "
                    + e.getClass().getSimpleName()));
        } finally {
            memory.answered(key, offers);
        }
    }
}
