package io.tillbridge.till;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sale as a till shows it now, whatever kind of till that is.
 *
 * @param remoteId the till's id, at most 64 characters
 * @param number what is printed on the receipt
 * @param shopId the shop of the account it was made in
 * @param registerId null: none is named; the same for the employee
 * @param customerId who bought, as the till knows them; null for nobody in particular
 * @param completed it was paid and ended; else it is an open cart
 * @param voided it was undone
 * @param archived it was put away unfinished
 * @param createdAt when it began, null when the till tells not
 * @param completedAt when it ended; may lie before its beginning when somebody dated it back; null when the till tells not
 * @param updatedAt when it changed last
 * @param total with taxes, null when the till tells none
 * @param reference the number another system gave it; "" for none
 * @param source the system that gave it its number; "" for none
 */
public record TillSale(
        String remoteId,
        String number,
        String shopId,
        String registerId,
        String employeeId,
        String customerId,
        boolean completed,
        boolean voided,
        boolean archived,
        Instant createdAt,
        Instant completedAt,
        Instant updatedAt,
        BigDecimal total,
        String reference,
        String source,
        TillCustomer customer,
        List<TillSaleLine> lines) {
    public TillSale {
        lines = List.copyOf(lines);
    }

    /** The day of the order: when it ended, as far as the till says. */
    public Instant orderedAt() {
        if (completedAt != null) {
            return completedAt;
        }
        return createdAt == null ? updatedAt : createdAt;
    }

    /** The till's stock did not follow before that: a date before the beginning was put back by hand. */
    Instant earliest() {
        boolean datedBack = completedAt != null && createdAt != null && completedAt.isBefore(createdAt);
        return datedBack ? createdAt : orderedAt();
    }

    /** What rules of skipped sales look at, by the names of their fields. */
    Map<String, String> marks() {
        Map<String, String> marks = new HashMap<>();
        marks.put("source", source);
        marks.put("reference", reference);
        marks.put("registerId", registerId);
        marks.put("employeeId", employeeId);
        marks.put("customerId", customerId);
        return marks;
    }

    /** Without the customer: names and addresses belong in no log. */
    @Override
    public String toString() {
        return "sale " + number + " (" + remoteId + ")";
    }
}
