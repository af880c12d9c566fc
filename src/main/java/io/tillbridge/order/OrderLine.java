package io.tillbridge.order;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A line of an order as the hub keeps it. What is to be sent of it, and why, is the table in
 * {@code docs/decisions/0018-refunds-and-returns.md}.
 *
 * @param id 0 before it is stored
 * @param variantId the shop's id of what was bought, or null
 * @param productId what it means in the hub; null: no product matches, or none was needed. Once found it stays
 * @param ordered pieces
 * @param refunded pieces whose money went back, as the shop shows them
 * @param returned pieces that came back, as the shop shows them
 * @param cameBack pieces that came back, as booked in the hub
 * @param cancelled pieces that were let go before they were sent: refunds of what nobody has got
 * @param removed the shop shows the line no more: nothing of it is owed
 * @param shipped pieces that have left
 */
public record OrderLine(
        long id,
        String remoteId,
        String variantId,
        Long productId,
        Kind kind,
        String title,
        String ean,
        String articleCode,
        String sku,
        long ordered,
        long refunded,
        long returned,
        long cameBack,
        long cancelled,
        boolean removed,
        long shipped,
        BigDecimal unitPrice,
        BigDecimal total) {
    private static final String OWNER = "order-line:";

    static OrderLine of(IncomingLine line, Kind kind) {
        return blank(line, kind).showing(line, kind);
    }

    /** A line that nothing is known of yet. */
    static OrderLine blank(IncomingLine line, Kind kind) {
        return new OrderLine(
                0, line.remoteId(), line.variantId(), null, kind, "", "", "", "", 0, 0, 0, 0, 0, false, 0, null, null);
    }

    /** What the shop shows now, with what the hub knows of the line. */
    OrderLine showing(IncomingLine line, Kind nowKind) {
        LineAmounts amounts = new LineAmounts(ordered, refunded, returned, cameBack, cancelled, shipped)
                .showing(line.ordered(), line.refunded(), line.returned());
        return new OrderLine(
                id,
                line.remoteId(),
                line.variantId(),
                productId,
                nowKind,
                line.title(),
                line.ean(),
                line.articleCode(),
                line.sku(),
                amounts.ordered(),
                amounts.refunded(),
                amounts.returned(),
                amounts.cameBack(),
                amounts.cancelled(),
                false,
                amounts.shipped(),
                line.unitPrice(),
                line.total());
    }

    /**
     * As {@link #showing} for a line of a sale of a till: what was sold has left, and fewer than 0 pieces came back. Another
     * article is another product.
     *
     * @param back pieces of it that later sales gave back
     */
    OrderLine sold(IncomingLine line, Kind nowKind, boolean undone, long back) {
        long most = nowKind == Kind.GOODS ? Math.max(0, line.ordered()) : 0;
        return new OrderLine(
                id,
                line.remoteId(),
                line.variantId(),
                Objects.equals(variantId, line.variantId()) ? productId : null,
                nowKind,
                line.title(),
                line.ean(),
                line.articleCode(),
                line.sku(),
                line.ordered(),
                0,
                undone ? 0 : Math.min(back, most),
                cameBack,
                undone ? most : 0,
                false,
                undone ? 0 : most,
                line.unitPrice(),
                line.total());
    }

    /** Another number of its pieces came back with later sales of the till. */
    OrderLine withReturned(long back) {
        return new OrderLine(
                id,
                remoteId,
                variantId,
                productId,
                kind,
                title,
                ean,
                articleCode,
                sku,
                ordered,
                refunded,
                Math.min(back, shipped),
                cameBack,
                cancelled,
                removed,
                shipped,
                unitPrice,
                total);
    }

    LineAmounts amounts() {
        return new LineAmounts(ordered, refunded, returned, cameBack, cancelled, shipped);
    }

    /** Pieces still to be sent. The column {@code left_to_send} says the same. */
    public long left() {
        return removed || kind != Kind.GOODS ? 0 : amounts().left();
    }

    /** Pieces that came back to the shop and of which the hub does not know that they had left. */
    long leftOutside() {
        return kind == Kind.GOODS ? amounts().leftOutside() : 0;
    }

    /** Whether none of it is with the customer or owed. */
    boolean isGivenBack() {
        return removed || amounts().isGivenBack();
    }

    /** Whether it is to be sent, or was, and nobody knows what. */
    boolean needsProduct() {
        return productId == null && (left() > 0 || leftOutside() > 0);
    }

    /** Whether a till sold it, or took it back, and nobody knows what it is. */
    boolean isSoldWithoutProduct() {
        return productId == null && kind == Kind.GOODS && !removed && ordered != 0;
    }

    /** Who its goods are kept for. */
    String owner() {
        return OWNER + id;
    }

    /** The ids of the lines among those goods are kept for. */
    static List<Long> idsOf(Collection<String> owners) {
        return owners.stream()
                .filter(owner -> owner.startsWith(OWNER))
                .map(owner -> Long.valueOf(owner.substring(OWNER.length())))
                .toList();
    }

    /** For messages: what a person finds it by. */
    String shown() {
        return shown(remoteId, title);
    }

    static String shown(String remoteId, String title) {
        return "line " + remoteId + " \"" + title + "\"";
    }

    OrderLine withId(long newId) {
        return with(newId, productId, cameBack, removed, shipped);
    }

    OrderLine withProduct(long product) {
        return with(id, product, cameBack, removed, shipped);
    }

    OrderLine takenOut() {
        return with(id, productId, cameBack, true, shipped);
    }

    OrderLine withCameBack(long pieces) {
        return with(id, productId, pieces, removed, shipped);
    }

    OrderLine withShipped(long pieces) {
        return with(id, productId, cameBack, removed, pieces);
    }

    private OrderLine with(long newId, Long product, long newCameBack, boolean newRemoved, long newShipped) {
        return new OrderLine(
                newId,
                remoteId,
                variantId,
                product,
                kind,
                title,
                ean,
                articleCode,
                sku,
                ordered,
                refunded,
                returned,
                newCameBack,
                cancelled,
                newRemoved,
                newShipped,
                unitPrice,
                total);
    }

    /** Some pieces of a line. */
    record Pieces(OrderLine line, long quantity) {}

    /** What a line of an order is. Only goods are matched, reserved and sent; none of the others holds its order. */
    public enum Kind {
        GOODS,
        DISCOUNT,
        GIFT,
        SHIPPING,
        /** Of a sale of a till: a misc charge, a fee, or what is set aside there and not sold yet. */
        OTHER;

        /** The word in the API, in settings and in the database. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException there is no such kind */
        public static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
