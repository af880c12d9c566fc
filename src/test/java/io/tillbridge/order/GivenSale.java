package io.tillbridge.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sale of a till as tests tell it, and tell it again when it changed there. */
final class GivenSale {
    static final Instant SOLD = Given.ORDERED.plusSeconds(60);

    final String id;
    final Map<String, Line> lines = new LinkedHashMap<>();
    boolean voided;
    Instant soldAt = SOLD;
    Instant changedAt = SOLD;
    String shop = "2";
    String reference;

    /** @param item null: a misc charge */
    record Line(String item, long pieces, String parent) {}

    private GivenSale(String id) {
        this.id = id;
    }

    static GivenSale sale(String id) {
        return new GivenSale(id);
    }

    GivenSale line(String line, String item, long pieces) {
        return line(line, item, pieces, null);
    }

    GivenSale line(String line, String item, long pieces, String parent) {
        lines.put(line, new Line(item, pieces, parent));
        return this;
    }

    GivenSale without(String line) {
        lines.remove(line);
        return this;
    }

    GivenSale undone() {
        voided = true;
        return this;
    }

    GivenSale at(Instant moment) {
        soldAt = moment;
        changedAt = moment;
        return this;
    }

    GivenSale changedAt(Instant moment) {
        changedAt = moment;
        return this;
    }

    IncomingSale of(long connection) {
        Map<String, IncomingSale.LineFacts> facts = new HashMap<>();
        lines.forEach((line, one) -> facts.put(
                line,
                new IncomingSale.LineFacts(
                        one.item() == null ? OrderLine.Kind.OTHER : OrderLine.Kind.GOODS, one.parent())));
        List<IncomingLine> shown = lines.entrySet().stream()
                .map(line -> new IncomingLine(
                        line.getKey(),
                        line.getValue().item(),
                        "Mug",
                        "",
                        "",
                        line.getValue().item() == null
                                ? ""
                                : "SKU-" + line.getValue().item().substring(1),
                        line.getValue().pieces(),
                        0,
                        0,
                        BigDecimal.TEN,
                        BigDecimal.TEN))
                .toList();
        IncomingOrder order = new IncomingOrder(
                connection,
                id,
                "22000" + id,
                soldAt,
                changedAt,
                voided ? "voided" : "completed",
                "paid",
                "shipped",
                false,
                false,
                BigDecimal.TEN,
                "{}",
                null,
                null,
                null,
                soldAt,
                List.of(),
                shown,
                List.of());
        return new IncomingSale(
                order,
                shop,
                LocalDate.parse("2026-03-11"),
                voided,
                soldAt,
                changedAt,
                facts,
                List.of(),
                reference,
                null);
    }
}
