package io.tillbridge.order;

import io.tillbridge.product.listing.LineMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds the products of lines: those whose listing is linked all at once, the others one by one with an explanation. */
final class LineMatching {
    private static final int CHUNK = 1_000;

    private final LineMatch match;

    LineMatching(LineMatch match) {
        this.match = match;
    }

    /** @param faults for each line that matches no product, by the shop's id: which it is, its codes, and what to do */
    record Matched(List<OrderLine> lines, Map<String, String> faults) {}

    /** Lines that have a product keep it; lines with nothing to send need none. */
    Matched match(Handle tx, long connectionId, List<OrderLine> lines, OrderRules rules) {
        return match(
                tx,
                connectionId,
                lines,
                OrderLine::needsProduct,
                line -> match.product(
                        tx,
                        connectionId,
                        line.variantId(),
                        line.ean(),
                        line.articleCode(),
                        line.sku(),
                        rules.matchBy(),
                        rules.skuField()));
    }

    /** Lines of sales of a till: an item that no product sync has read yet is matched by the codes it was sold with. */
    Matched sold(Handle tx, long connectionId, List<OrderLine> lines, SaleRules rules) {
        Map<String, LineMatch.Outcome> same = new HashMap<>();
        return match(
                tx,
                connectionId,
                lines,
                OrderLine::isSoldWithoutProduct,
                line -> same.computeIfAbsent(
                        line.variantId(),
                        item -> match.productOfItem(
                                tx,
                                connectionId,
                                item,
                                line.ean(),
                                line.articleCode(),
                                line.sku(),
                                rules.matchBy(),
                                rules.skuField())));
    }

    private Matched match(
            Handle tx,
            long connectionId,
            List<OrderLine> lines,
            Predicate<OrderLine> open,
            Function<OrderLine, LineMatch.Outcome> one) {
        if (lines.stream().noneMatch(open)) {
            return new Matched(lines, Map.of());
        }
        Map<String, Long> linked = linked(tx, connectionId, lines.stream().filter(open));
        List<OrderLine> matched = new ArrayList<>(lines.size());
        Map<String, String> faults = new HashMap<>();
        for (OrderLine line : lines) {
            Long product = open.test(line) ? linked.get(line.variantId()) : line.productId();
            if (product == null && open.test(line)) {
                LineMatch.Outcome outcome = one.apply(line);
                product = outcome.productId();
                if (!outcome.matched()) {
                    faults.put(line.remoteId(), fault(line, outcome));
                }
            }
            matched.add(product == null ? line : line.withProduct(product));
        }
        return new Matched(matched, faults);
    }

    private static Map<String, Long> linked(Handle tx, long connectionId, Stream<OrderLine> open) {
        List<String> variants = open.filter(line -> line.variantId() != null)
                .map(OrderLine::variantId)
                .distinct()
                .collect(Collectors.toList());
        Map<String, Long> linked = new HashMap<>();
        for (int from = 0; from < variants.size(); from += CHUNK) {
            tx.createQuery(
                            """
                            SELECT l.remote_id, l.product_id FROM listing l JOIN product p ON p.id = l.product_id
                            WHERE l.connection_id = :connection AND l.remote_id IN (<variants>)""")
                    .bind("connection", connectionId)
                    .bindList("variants", variants.subList(from, Math.min(from + CHUNK, variants.size())))
                    .map((row, context) -> Map.entry(row.getString("remote_id"), row.getLong("product_id")))
                    .forEach(entry -> linked.put(entry.getKey(), entry.getValue()));
        }
        return linked;
    }

    private static String fault(OrderLine line, LineMatch.Outcome outcome) {
        return TruncatedText.sentence(line.shown()) + " (EAN " + TruncatedText.shown(line.ean()) + ", article code "
                + TruncatedText.shown(line.articleCode()) + ", SKU " + TruncatedText.shown(line.sku())
                + ") matches no product. "
                + outcome.explanation();
    }
}
