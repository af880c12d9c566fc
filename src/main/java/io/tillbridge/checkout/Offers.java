package io.tillbridge.checkout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one source offers for one place and moment.
 *
 * @param changesAt when it offers something else by itself; null: not by itself
 * @param complete false when the source could not be asked, or not in time: there may be more
 */
public record Offers(List<Window> windows, List<PickupOffer> pickupPoints, Instant changesAt, boolean complete) {
    static final Offers NONE = new Offers(List.of(), List.of(), null, true);
    static final Offers UNKNOWN = new Offers(List.of(), List.of(), null, false);

    public Offers {
        windows = List.copyOf(windows);
        pickupPoints = List.copyOf(pickupPoints);
    }

    Offers and(Offers other) {
        List<Window> allWindows = new ArrayList<>(windows);
        allWindows.addAll(other.windows);
        List<PickupOffer> allPoints = new ArrayList<>(pickupPoints);
        allPoints.addAll(other.pickupPoints);
        return new Offers(allWindows, allPoints, earlier(changesAt, other.changesAt), complete && other.complete);
    }

    static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
