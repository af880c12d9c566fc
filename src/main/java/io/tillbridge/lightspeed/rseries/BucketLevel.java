package io.tillbridge.lightspeed.rseries;

import java.time.Duration;
import java.time.Instant;

/**
 * How full a bucket can be at most. Calls under way are counted whole until their answers come, since nobody knows when
 * the server counts them; what it counted drains from the answer on. Alone at the bucket this is never less than the
 * server's level. An answer tells that others call, too, when it shows more than all of ours.
 */
final class BucketLevel {
    private static final double NOISE = 0.01;
    private static final double NANOS = 1e9;

    private double size;
    private double drip;
    private double settled;
    private double underWay;
    /** Costs of all calls ever answered. */
    private double answered;

    private Instant at;

    BucketLevel(double size, double drip, Instant now) {
        this.size = size;
        this.drip = drip;
        this.at = now;
    }

    double size() {
        return size;
    }

    double drip() {
        return drip;
    }

    /** The most that can be in the bucket now, with the calls under way. */
    double most(Instant now) {
        drain(now);
        return settled + underWay;
    }

    /** Until a call of this cost fits below a limit; zero or less when it does now. */
    Duration until(double cost, double limit, Instant now) {
        double tooMuch = most(now) + cost - limit;
        return tooMuch <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(tooMuch / drip * NANOS));
    }

    /** When it is empty, if no call is made. */
    Instant emptyAt(Instant now) {
        return now.plus(Duration.ofNanos((long) (most(now) / drip * NANOS)));
    }

    /** @return what {@link #ended} needs to know of this moment */
    double begun(double cost) {
        underWay += cost;
        return answered;
    }

    /**
     * The call has an answer, or none will come.
     *
     * @param reserved the cost at its beginning
     * @param cost what it cost as far as anybody knows
     */
    void ended(double reserved, double cost, Instant now) {
        drain(now);
        underWay = Math.max(0, underWay - reserved);
        settled += cost;
        answered += cost;
    }

    /**
     * What an answer says, after {@link #ended}.
     *
     * @param level as the server had it at some time between beginning and answer
     * @param answeredAtBegin what {@link #begun} gave for this call
     * @param cost of this call, which the level holds
     */
    void told(double level, double answeredAtBegin, double cost, Instant begunAt, Instant now) {
        drain(now);
        double most = level + underWay + Math.max(0, answered - answeredAtBegin - cost);
        double least = level - drip * seconds(begunAt, now);
        double ours = settled + underWay;
        if (ours > most || ours < least - NOISE) {
            settled = most - underWay;
        }
    }

    /** The server refused a call since the bucket is full. */
    void full() {
        settled = Math.max(settled, size);
    }

    void resized(double newSize, double newDrip, Instant now) {
        drain(now);
        size = newSize;
        drip = newDrip;
    }

    private void drain(Instant now) {
        if (now.isAfter(at)) {
            settled = Math.max(0, settled - drip * seconds(at, now));
            at = now;
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / NANOS);
    }
}
