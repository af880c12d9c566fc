package io.tillbridge.till;

import java.math.BigDecimal;

/**
 * A line of a sale as a till shows it.
 *
 * @param itemId what was sold, as the till knows it; null: none of its items
 * @param kind what it is
 * @param gtin EAN or UPC it was sold with; "" for none, the same for the other codes
 * @param quantity pieces; below 0 for what came back
 * @param unitPrice with taxes; null when the till tells none
 * @param total with taxes and discounts; null when the till tells none
 * @param parentLineId the line of an earlier sale that this one gives back, or null
 */
public record TillSaleLine(
        String remoteId,
        String itemId,
        Kind kind,
        String title,
        String gtin,
        String customSku,
        String manufacturerSku,
        long quantity,
        BigDecimal unitPrice,
        BigDecimal total,
        String parentLineId) {
    /** What a line of a till is. */
    public enum Kind {
        GOODS(""),
        /** Typed in at the till, or an item that has no stock. */
        CHARGE(""),
        FEE(""),
        LAYAWAY("a layaway"),
        WORK_ORDER("a work order"),
        SPECIAL_ORDER("a special order");

        private final String setAside;

        Kind(String setAside) {
            this.setAside = setAside;
        }

        /** What its goods are set aside for, in words; "" when they are not. */
        String setAside() {
            return setAside;
        }
    }
}
