package io.tillbridge.sandbox.cseries;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The orders of a shop, as customers place them and its merchant changes them in the back office. Every change moves
 * {@code updatedAt} and calls webhooks. Safe for several threads; an unknown id is a {@link NoSuchElementException}.
 */
public final class ShopOrders {
    private final Object lock;
    private final DoubleOrders books;
    private final ShopCatalog catalog;

    ShopOrders(Object lock, DoubleOrders books, ShopCatalog catalog) {
        this.lock = lock;
        this.books = books;
        this.catalog = catalog;
    }

    /** @return the order's id */
    public long place(OrderDraft draft) {
        synchronized (lock) {
            return books.place(draft).id;
        }
    }

    public void pay(long orderId) {
        synchronized (lock) {
            books.pay(order(orderId));
        }
    }

    public void cancel(long orderId) {
        synchronized (lock) {
            books.cancel(order(orderId), "manual");
        }
    }

    /** Any status, also one that nobody has ever heard of. */
    public void status(long orderId, String status) {
        synchronized (lock) {
            DoubleOrder order = order(orderId);
            order.status = status;
            books.touch(order);
        }
    }

    public void paymentStatus(long orderId, String status) {
        synchronized (lock) {
            DoubleOrder order = order(orderId);
            order.paymentStatus = status;
            books.touch(order);
        }
    }

    /** Money goes back for so many of a line's pieces, in all; the goods are back in the shop's stock. */
    public void refund(long orderId, int line, long pieces) {
        synchronized (lock) {
            DoubleOrder order = order(orderId);
            DoubleOrderLine refunded = order.lines.get(line);
            catalog.sell(refunded.variantId, refunded.refunded - pieces);
            refunded.refunded = pieces;
            books.note(order, "manual", "invoice", "refunded");
            books.touch(order);
        }
    }

    /** The merchant changes how much was ordered, before it leaves. */
    public void quantity(long orderId, int line, long pieces) {
        synchronized (lock) {
            DoubleOrder order = order(orderId);
            DoubleOrderLine changed = order.lines.get(line);
            catalog.sell(changed.variantId, pieces - changed.ordered);
            changed.ordered = pieces;
            books.touch(order);
        }
    }

    /** So many of a line's pieces came back to the merchant, in all. */
    public void takeBack(long orderId, int line, long pieces) {
        synchronized (lock) {
            DoubleOrder order = order(orderId);
            order.lines.get(line).returned = pieces;
            books.touch(order);
        }
    }

    /** The shop makes another shipment document of it. */
    public void splitShipment(long orderId) {
        synchronized (lock) {
            books.document(order(orderId));
        }
    }

    /** The merchant ships it in the back office: every document, no mail. */
    public void ship(long orderId, String trackingCode) {
        synchronized (lock) {
            for (DoubleShipment shipment : order(orderId).shipments) {
                shipment.trackingCode = trackingCode;
                shipment.updatedAt = books.now();
                books.ship(shipment, "manual");
            }
        }
    }

    /** Its {@code updatedAt} moves, nothing else. */
    public void touch(long orderId) {
        synchronized (lock) {
            books.touch(order(orderId));
        }
    }

    /** As if the last change had been made then. */
    void changedAt(long orderId, Instant at) {
        synchronized (lock) {
            order(orderId).updatedAt = at.getEpochSecond();
        }
    }

    /** Whether there is such an order. */
    public boolean has(long orderId) {
        synchronized (lock) {
            return books.orders().containsKey(orderId);
        }
    }

    /** The field has this value in every answer from now on. */
    public void show(long orderId, String field, Object value) {
        synchronized (lock) {
            order(orderId).show(field, value);
        }
    }

    /** The order is gone as if it had never been. */
    public void remove(long orderId) {
        synchronized (lock) {
            DoubleOrder order = order(orderId);
            books.orders().remove(orderId);
            order.shipments.forEach(shipment -> books.shipments().remove(shipment.id));
        }
    }

    public String status(long orderId) {
        synchronized (lock) {
            return order(orderId).status;
        }
    }

    public String paymentStatus(long orderId) {
        synchronized (lock) {
            return order(orderId).paymentStatus;
        }
    }

    public String shipmentStatus(long orderId) {
        synchronized (lock) {
            return order(orderId).shipmentStatus;
        }
    }

    /** How the shipment documents of an order stand. */
    public List<ShipmentState> shipments(long orderId) {
        synchronized (lock) {
            return order(orderId).shipments.stream()
                    .map(shipment -> new ShipmentState(
                            shipment.id, shipment.status, shipment.trackingCode, shipment.shippedCalls))
                    .toList();
        }
    }

    /** Ids of all orders, the smallest first. */
    public List<Long> ids() {
        synchronized (lock) {
            return List.copyOf(books.orders().keySet());
        }
    }

    /** When it was changed last, whole seconds. */
    public Instant updatedAt(long orderId) {
        synchronized (lock) {
            return Instant.ofEpochSecond(order(orderId).updatedAt);
        }
    }

    /** Mails that customers would have got. */
    public List<SentMail> mails() {
        synchronized (lock) {
            return List.copyOf(books.mails());
        }
    }

    private DoubleOrder order(long id) {
        DoubleOrder order = books.orders().get(id);
        if (order == null) {
            throw new NoSuchElementException("The sandbox shop has no order " + id);
        }
        return order;

}

    /**
     * A shipment document.
     *
     * @param shippedCalls how often it was set to shipped: once is right
     */
    public record ShipmentState(long id, String status, String trackingCode, int shippedCalls) {}

    /**
     * A mail that the shop would have sent to a customer.
     *
     * @param kind {@code shipped}, {@code tracking-code} or {@code ready-for-pickup}
     */
    public record SentMail(long orderId, long shipmentId, String kind, String trackingCode, Instant at) {}
}
