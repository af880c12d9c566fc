package io.tillbridge.wholesale;

import io.tillbridge.fault.CallerFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** An order that a retailer sends again under its reference. */
final class ReferencedOrder {
    private static final int MOST_SHOWN = 10;

    private ReferencedOrder() {}

    /**
     * The order that has the reference.
     *
     * @throws CallerFault CONFLICT: it is another one; the message says how it differs
     */
    static WholesaleOrder same(Handle tx, NewWholesaleOrder asked) {
        WholesaleOrder there = WholesaleOrderStore.referenced(tx, asked.retailerId(), asked.reference())
                .orElseThrow(() -> CallerFault.conflict(
                        "reference-taken",
                        "Reference " + asked.reference() + " was just given up by another order: send it again."));
        List<String> differences = differences(asked, there, WholesaleLineStore.of(tx, there.id()));
        if (!differences.isEmpty()) {
            int shown = Math.min(MOST_SHOWN, differences.size());
            throw CallerFault.conflict(
                    "reference-taken",
                    "Wholesale order " + there.id() + " has the reference " + asked.reference() + " and differs: "
                            + String.join("; ", differences.subList(0, shown))
                            + (shown < differences.size() ? "; and " + (differences.size() - shown) + " more" : "")
                            + ". Send another reference, or change that order.");
        }
        return there;
    }

    private static List<String> differences(
            NewWholesaleOrder asked, WholesaleOrder there, List<WholesaleLine> linesThere) {
        List<String> differences = new ArrayList<>();
        Map<Long, Long> wanted = new TreeMap<>();
        asked.lines().forEach(piece -> wanted.merge(piece.productId(), piece.quantity(), Long::sum));
        for (WholesaleLine line : linesThere) {
            Long quantity = wanted.remove(line.productId());
            if (quantity == null || quantity != line.asked()) {
                differences.add(
                        line.sku() + ": " + line.asked() + " there, " + (quantity == null ? "none" : quantity) + " sent");
            }
        }
        wanted.forEach((product, quantity) ->
                differences.add("product " + product + ": none there, " + quantity + " sent"));
        if (!Objects.equals(asked.note(), there.note())) {
            differences.add("another note");
        }
        if (!Objects.equals(asked.deliverTo(), there.deliverTo())) {
            differences.add("another address of delivery");
        }
        return differences;
    }
}
