package io.tillbridge.order;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What differs between an order as it is kept and as the shop shows it now, lines apart. */
final class HeaderChange {
    private HeaderChange() {}

    static void tell(Order before, IncomingOrder now, OrderHistory history) {
        List<String> changes = new ArrayList<>();
        word("status", before.remoteStatus(), now.status(), changes);
        word("payment", before.paymentStatus(), now.paymentStatus(), changes);
        word("shipment", before.shipmentStatus(), now.shipmentStatus(), changes);
        word("number", before.number(), now.number(), changes);
        if (!before.person().equals(now.person())) {
            changes.add("name or address changed");
        }
        if (!Objects.equals(before.comment(), now.comment())) {
            changes.add("comment changed");
        }
        if (!Objects.equals(before.note(), now.note())) {
            changes.add("its note changed");
        }
        if (!Objects.equals(before.delivery(), now.delivery())) {
            changes.add("what was chosen of the delivery changed");
        }
        if (!Money.same(before.total(), now.total())) {
            changes.add("total " + amount(before.total()) + " → " + amount(now.total()));
        }
        if (before.pickup() != now.pickup()) {
            changes.add(now.pickup() ? "to be picked up now" : "to be sent now");
        }
        if (!before.orderedAt().equals(now.orderedAt().truncatedTo(ChronoUnit.MICROS))) {
            changes.add("ordered at " + now.orderedAt());
        }
        if (!changes.isEmpty()) {
            history.add("changed", "It was changed there: " + String.join(", ", changes) + ".");
        }
    }

    private static void word(String name, String before, String now, List<String> changes) {
        if (!before.equals(now)) {
            changes.add(name + " " + TruncatedText.shown(before) + " → " + TruncatedText.shown(now));
        }
    }

    private static String amount(java.math.BigDecimal amount) {
        return amount == null ? "(none)" : amount.stripTrailingZeros().toPlainString();
    }
}
