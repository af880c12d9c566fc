package io.tillbridge.order;

import io.tillbridge.wording.Quantity;
import java.util.List;
import java.util.stream.Collectors;

/** What leaves, for a person. */
final class ShipmentSummary {
    private static final int SHOWN = 20;

    private ShipmentSummary() {}

    static String shown(List<OrderLine.Pieces> leaving) {
        String first = leaving.stream()
                .limit(SHOWN)
                .map(one -> one.quantity() + " of " + one.line().shown())
                .collect(Collectors.joining(", "));
        return leaving.size() <= SHOWN ? first : first + ", and " + Quantity.of(leaving.size() - SHOWN, "more line");
    }
}
