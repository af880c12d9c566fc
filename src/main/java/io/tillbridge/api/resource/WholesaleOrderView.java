package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Json;
import io.tillbridge.stock.HeldQuantity;
import io.tillbridge.wholesale.Offer;
import io.tillbridge.wholesale.OrderProblem;
import io.tillbridge.wholesale.WholesaleDetails;
import io.tillbridge.wholesale.WholesaleLine;
import io.tillbridge.wholesale.WholesaleMove;
import io.tillbridge.wholesale.WholesaleMoves;
import io.tillbridge.wholesale.WholesaleOrder;
import io.tillbridge.wholesale.WholesaleShipment;
import io.tillbridge.wholesale.WholesaleState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** An order of a retailer as the API shows it; what is blank is left out. */
record WholesaleOrderView(
        String id,
        String number,
        String retailerId,
        String retailer,
        String reference,
        String state,
        List<String> moves,
        String currency,
        String total,
        String priceList,
        String note,
        JsonNode deliverTo,
        String reason,
        String acceptedTermsUrl,
        Instant acceptedTermsAt,
        Long settingsVersion,
        Instant createdAt,
        Instant updatedAt,
        Instant submittedAt,
        Instant decidedAt,
        String decidedBy,
        List<Line> lines,
        List<Problem> problems,
        List<Shipment> shipments,
        List<Entry> history) {

    /**
     * What a caller may see.
     *
     * @param retailer whether it is a retailer: it sees nothing of the company's people and price lists
     * @param prices whether it sees prices
     * @param currency of drafts
     */
    record Sight(boolean retailer, boolean prices, String currency) {}

    record Line(
            String id,
            String productId,
            String sku,
            String gtin,
            String name,
            long asked,
            long quantity,
            long shipped,
            Long reserved,
            Long covered,
            String price,
            String total) {}

    record Problem(String productId, String code, String message, String hint) {}

    record Part(String lineId, long quantity) {}

    record Shipment(String id, String trackingCode, String carrier, Instant createdAt, List<Part> lines) {}

    record Entry(Instant at, String what, String state, String who, String detail) {}

    /** In lists. */
    static WholesaleOrderView of(WholesaleOrder order, String retailer, Sight sight) {
        return of(order, retailer, sight, order.total(), null, null, null, null);
    }

    static WholesaleOrderView of(WholesaleDetails details, String retailer, Sight sight) {
        boolean draft = details.order().state() == WholesaleState.DRAFT;
        List<BigDecimal> quoted = draft
                ? details.lines().stream()
                        .map(line -> lineTotal(line, details))
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
        return of(
                details.order(),
                retailer,
                sight,
                draft
                        ? quoted.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                        : details.order().total(),
                details.lines().stream()
                        .map(line -> line(line, details, sight.prices()))
                        .toList(),
                draft
                        ? details.problems().stream()
                                .filter(problem -> sight.prices() || !problem.code().equals("minimum-order"))
                                .map(WholesaleOrderView::problem)
                                .toList()
                        : null,
                details.shipments().stream().map(WholesaleOrderView::shipment).toList(),
                details.history().stream()
                        .map(entry -> new Entry(
                                entry.at(),
                                entry.what(),
                                entry.state(),
                                sight.retailer() ? null : entry.who(),
                                entry.detail()))
                        .toList());
    }

    private static WholesaleOrderView of(
            WholesaleOrder order,
            String retailer,
            Sight sight,
            BigDecimal total,
            List<Line> lines,
            List<Problem> problems,
            List<Shipment> shipments,
            List<Entry> history) {
        boolean priced = sight.prices() && total != null;
        return new WholesaleOrderView(
                Long.toString(order.id()),
                "W%06d".formatted(order.id()),
                Long.toString(order.retailerId()),
                retailer,
                order.reference(),
                order.state().text(),
                WholesaleMoves.of(order.state(), sight.retailer()).stream()
                        .map(WholesaleMove::text)
                        .toList(),
                priced ? (order.currency() == null ? sight.currency() : order.currency()) : null,
                priced ? OrderView.money(total) : null,
                sight.retailer() ? null : order.priceList(),
                order.note(),
                order.deliverTo() == null ? null : Json.read(order.deliverTo().getBytes(StandardCharsets.UTF_8)),
                order.reason(),
                order.termsUrl(),
                order.termsAt(),
                order.termsVersion(),
                order.createdAt(),
                order.updatedAt(),
                order.submittedAt(),
                order.decidedAt(),
                sight.retailer() ? null : order.decidedBy(),
                lines,
                problems,
                shipments,
                history);
    }

    private static BigDecimal price(WholesaleLine line, WholesaleDetails details) {
        Offer quote = details.quotes().get(line.productId());
        return line.price() != null || quote == null ? line.price() : quote.price(line.quantity());
    }

    private static BigDecimal lineTotal(WholesaleLine line, WholesaleDetails details) {
        BigDecimal price = price(line, details);
        return price == null ? null : price.multiply(BigDecimal.valueOf(line.quantity()));
    }

    private static Line line(WholesaleLine line, WholesaleDetails details, boolean prices) {
        HeldQuantity held = details.held().get(line.id());
        return new Line(
                Long.toString(line.id()),
                Long.toString(line.productId()),
                line.sku(),
                line.gtin(),
                line.name(),
                line.asked(),
                line.quantity(),
                line.shipped(),
                held == null ? null : held.quantity(),
                held == null ? null : held.covered(),
                prices ? OrderView.money(price(line, details)) : null,
                prices ? OrderView.money(lineTotal(line, details)) : null);
    }

    private static Problem problem(OrderProblem problem) {
        return new Problem(
                problem.productId() == null ? null : problem.productId().toString(),
                problem.code(),
                problem.message(),
                problem.hint());
    }

    private static Shipment shipment(WholesaleShipment shipment) {
        return new Shipment(
                Long.toString(shipment.id()),
                shipment.trackingCode(),
                shipment.carrier(),
                shipment.createdAt(),
                shipment.parts().stream()
                        .map(part -> new Part(Long.toString(part.lineId()), part.quantity()))
                        .toList());
    }

    /** Without note and address: names belong in no log. */
    @Override
    public String toString() {
        return "wholesale order " + id + " (" + state + ")";
    }
}
