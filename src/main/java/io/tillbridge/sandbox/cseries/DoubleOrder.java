package io.tillbridge.sandbox.cseries;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An order with its lines and shipment documents. */
final class DoubleOrder extends Entity {
    final String number;
    final DoubleCustomer person;
    final boolean payAfterwards;
    final boolean pickup;
    final List<DoubleOrderLine> lines = new ArrayList<>(2);
    final List<DoubleShipment> shipments = new ArrayList<>(1);
    final List<DoubleOrderEvent> events = new ArrayList<>(3);
    String comment;
    String memo = "";
    String status;
    String paymentStatus;
    String shipmentStatus = "not_shipped";
    int readsWithoutLines;

    DoubleOrder(long id, String number, DoubleCustomer person, OrderDraft draft, long at) {
        super(id, at);
        this.number = number;
        this.person = person;
        this.payAfterwards = draft.payment() == OrderDraft.Payment.AFTERWARDS;
        this.pickup = draft.pickup();
        this.comment = draft.comment();
        this.paymentStatus = draft.payment() == OrderDraft.Payment.PAID ? "paid" : "not_paid";
        this.status = draft.payment() == OrderDraft.Payment.AWAITED ? "processing_awaiting_payment" : ready();
    }

    /** The status of an order that can leave. */
    String ready() {
        return pickup ? "processing_awaiting_pickup" : "processing_awaiting_shipment";
    }

    BigDecimal goods() {
        return lines.stream().map(DoubleOrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long pieces() {
        return lines.stream().mapToLong(line -> line.ordered).sum();
    }
}
