package io.tillbridge.order;

import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Orders and rules of tests: an ordinary one, and the ways it differs. */
final class Given {
    static final Instant ORDERED = Instant.parse("2026-03-11T08:00:00Z");
    static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private final String remoteId;
    private final List<IncomingLine> lines = new ArrayList<>();
    private final List<IncomingShipment> shipments = new ArrayList<>();
    private long connection = 1;
    private Instant updated = ORDERED;
    private String status = "processing_awaiting_shipment";
    private String payment = "paid";
    private String shipment = "not_shipped";
    private boolean payAfterwards;

    private Given(String remoteId) {
        this.remoteId = remoteId;
    }

    /** Paid, to be sent, without lines. */
    static Given order(String remoteId) {
        return new Given(remoteId);
    }

    static OrderRules rules(Long... warehouses) {
        return rules(true, false, warehouses);
    }

    static OrderRules reservingUnpaid(Long... warehouses) {
        return rules(true, true, warehouses);
    }

    static OrderRules refusingPayAfterwards(Long... warehouses) {
        return rules(false, false, warehouses);
    }

    private static OrderRules rules(boolean payAfterwards, boolean reserveUnpaid, Long... warehouses) {
        return ShortOrders.rules(
                payAfterwards,
                reserveUnpaid,
                Duration.ofHours(24),
                LocalTime.NOON,
                AMSTERDAM,
                WorkingDays.mondayToFriday(),
                Arrays.asList(warehouses),
                MatchBy.EAN_AND_SKU,
                SkuField.ARTICLE_CODE);
    }

    Given of(long connectionId) {
        connection = connectionId;
        return this;
    }

    /** Changed by the shop so many seconds after it was made. */
    Given changedAfter(long seconds) {
        updated = ORDERED.plusSeconds(seconds);
        return this;
    }

    Given status(String word, String paymentWord) {
        status = word;
        payment = paymentWord;
        return this;
    }

    Given shipmentStatus(String word) {
        shipment = word;
        return this;
    }

    Given payAfterwards() {
        payAfterwards = true;
        return this;
    }

    Given unpaid() {
        return status("processing_awaiting_payment", "not_paid");
    }

    Given line(String id, String variant, long ordered) {
        return line(id, variant, ordered, 0);
    }

    Given line(String id, String variant, long ordered, long refunded) {
        return line(ShortOrders.line(
                id, variant, "Mug " + id, "", "CODE-" + id, "", ordered, refunded, BigDecimal.TEN, BigDecimal.TEN));
    }

    Given line(IncomingLine line) {
        lines.add(line);
        return this;
    }

    Given shipment(String id, String word) {
        shipments.add(new IncomingShipment(id, word, ""));
        return this;
    }

    IncomingOrder build() {
        return ShortOrders.order(
                connection,
                remoteId,
                "ORD" + remoteId,
                ORDERED,
                updated,
                status,
                payment,
                shipment,
                payAfterwards,
                false,
                new BigDecimal("69.95"),
                "{\"name\":\"Test Koper\"}",
                null,
                lines,
                shipments);

}
}
