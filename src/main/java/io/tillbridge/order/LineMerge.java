package io.tillbridge.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stored lines of an order brought to what the shop shows now. A line the shop shows no more was taken out of the
 * order: nothing of it is owed, but its row stays.
 *
 * @param lines all of them as they are to be
 * @param changed those that differ from their row or have none
 * @param grown whether more is to be sent than before
 */
record LineMerge(List<OrderLine> lines, List<OrderLine> changed, boolean grown) {

    static LineMerge fresh(IncomingOrder order, LineKinds kinds) {
        List<OrderLine> lines = byId(order).values().stream()
                .map(line -> OrderLine.of(line, kinds.of(line)))
                .toList();
        return new LineMerge(lines, lines, true);
    }

    /** @param history takes what changed, line by line */
    static LineMerge of(List<OrderLine> stored, IncomingOrder order, LineKinds kinds, OrderHistory history) {
        Map<String, IncomingLine> shown = byId(order);
        List<OrderLine> lines = new ArrayList<>();
        List<OrderLine> changed = new ArrayList<>();
        boolean grown = false;
        for (OrderLine before : stored) {
            IncomingLine line = shown.remove(before.remoteId());
            OrderLine now = line == null ? before.takenOut() : before.showing(line, kinds.of(line));
            lines.add(now);
            grown |= now.left() > before.left();
            if (differs(before, now)) {
                changed.add(now);
                history.add("changed", difference(before, now, line == null));
            }
        }
        for (IncomingLine line : shown.values()) {
            OrderLine now = OrderLine.of(line, kinds.of(line));
            lines.add(now);
            changed.add(now);
            grown |= now.left() > 0;
            history.add("changed", TruncatedText.sentence(now.shown()) + " is new: ordered " + now.ordered() + ".");
        }
        return new LineMerge(lines, changed, grown);
    }

    /** Should a shop show a line twice, its last showing counts. */
    private static Map<String, IncomingLine> byId(IncomingOrder order) {
        Map<String, IncomingLine> lines = new LinkedHashMap<>();
        order.lines().forEach(line -> lines.put(line.remoteId(), line));
        return lines;
    }

    static boolean differs(OrderLine before, OrderLine now) {
        return before.ordered() != now.ordered()
                || before.refunded() != now.refunded()
                || before.returned() != now.returned()
                || before.cancelled() != now.cancelled()
                || before.removed() != now.removed()
                || before.kind() != now.kind()
                || !same(before.variantId(), now.variantId())
                || !before.title().equals(now.title())
                || !before.ean().equals(now.ean())
                || !before.articleCode().equals(now.articleCode())
                || !before.sku().equals(now.sku())
                || !Money.same(before.unitPrice(), now.unitPrice())
                || !Money.same(before.total(), now.total());
    }

    private static boolean same(String one, String other) {
        return one == null ? other == null : one.equals(other);
    }

    static String difference(OrderLine before, OrderLine now, boolean gone) {
        if (gone) {
            return TruncatedText.sentence(now.shown()) + " is no longer in the order.";
        }
        List<String> pieces = new ArrayList<>();
        number("ordered", before.ordered(), now.ordered(), pieces);
        number("refunded", before.refunded(), now.refunded(), pieces);
        number("returned", before.returned(), now.returned(), pieces);
        if (before.removed()) {
            pieces.add("is in the order again");
        }
        if (before.kind() != now.kind()) {
            pieces.add("is " + now.kind().text() + " now, was " + before.kind().text());
        }
        return TruncatedText.sentence(now.shown()) + ": "
                + (pieces.isEmpty() ? "has other texts, codes or prices" : String.join(", ", pieces)) + ".";
    }

    private static void number(String name, long before, long now, List<String> changes) {
        if (before != now) {
            changes.add(name + " " + before + " → " + now);
        }
    }
}
