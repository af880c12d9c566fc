package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Json;
import io.tillbridge.order.Order;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * An order as the API shows it; what is blank is left out.
 *
 * @param person names and addresses; null in answers to who need not be allowed to read orders, and so are comment,
 *     note and delivery
 * @param shipsOn a date, as ISO text
 */
record OrderView(
        String id,
        String connectionId,
        String remoteId,
        String tradeName,
        String number,
        String state,
        String holdCause,
        String holdReason,
        boolean releasedByHand,
        boolean cancelledByHand,
        String remoteStatus,
        String paymentStatus,
        String shipmentStatus,
        boolean pickup,
        String total,
        JsonNode person,
        String comment,
        String note,
        JsonNode delivery,
        List<String> cutFields,
        String shipsOn,
        Instant orderedAt,
        Instant paidAt,
        Instant remoteUpdatedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** @param tradeName the name the company sells under in that shop, or null */
    static OrderView of(Order order, boolean withPerson, String tradeName) {
        return new OrderView(
                Long.toString(order.id()),
                Long.toString(order.connectionId()),
                order.remoteId(),
                tradeName,
                order.number(),
                order.state().text(),
                order.holdCause() == null ? null : order.holdCause().text(),
                order.holdReason(),
                order.releasedByHand(),
                order.cancelledByHand(),
                order.remoteStatus(),
                order.paymentStatus(),
                order.shipmentStatus(),
                order.pickup(),
                money(order.total()),
                withPerson ? Json.read(order.person().getBytes(StandardCharsets.UTF_8)) : null,
                withPerson ? order.comment() : null,
                withPerson ? order.note() : null,
                withPerson && order.delivery() != null
                        ? Json.read(order.delivery().getBytes(StandardCharsets.UTF_8))
                        : null,
                order.cutFields() == null ? null : order.cutFields().lines().toList(),
                order.shipsOn() == null ? null : order.shipsOn().toString(),
                order.orderedAt(),
                order.paidAt(),
                order.remoteUpdatedAt(),
                order.createdAt(),
                order.updatedAt());
    }

    static String money(BigDecimal amount) {
        return amount == null ? null : ProductView.money(amount);
    }

    /** Without the customer: names and addresses belong in no log. */
    @Override
    public String toString() {
        return "order " + id + " (" + number + ", " + state + ")";
    }
}
