package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A sale as somebody rings it up.
 *
 * @param registerId 0: the first one of the shop
 * @param completedAt null: now
 * @param reference what another system calls it, empty for none
 */
public record SaleDraft(
        long shopId,
        long registerId,
        long employeeId,
        long customerId,
        List<Line> lines,
        Instant completedAt,
        String reference,
        String referenceSource) {
    /**
     * One line.
     *
     * @param itemId 0: no item
     * @param quantity negative: goods come back
     * @param price of one; null: the item's
     * @param note empty for none
     * @param lineType empty, {@code item_fee} or {@code item_fee_refund}
     * @param parent the line that this one refunds; 0 for none
     */
    public record Line(
            long itemId, int quantity, BigDecimal price, BigDecimal discount, String note, String lineType, long parent) {}

    public SaleDraft {
        lines = List.copyOf(lines);
    }

    /** At the shop's first register, by the first employee, to nobody in particular. */
    public static SaleDraft at(long shopId) {
        return new SaleDraft(shopId, 0, 1, 0, List.of(), null, "", "");
    }

    public SaleDraft item(long itemId, int quantity) {
        return line(new Line(itemId, quantity, null, BigDecimal.ZERO, "", "", 0));
    }

    public SaleDraft item(long itemId, int quantity, String price) {
        return line(new Line(itemId, quantity, new BigDecimal(price), BigDecimal.ZERO, "", "", 0));
    }

    /** @param discount off the whole line */
    public SaleDraft discounted(long itemId, int quantity, String price, String discount) {
        return line(new Line(itemId, quantity, new BigDecimal(price), new BigDecimal(discount), "", "", 0));
    }

    /** Something that is no item, such as a repair. */
    public SaleDraft misc(String note, int quantity, String price) {
        return line(new Line(0, quantity, new BigDecimal(price), BigDecimal.ZERO, note, "", 0));
    }

    public SaleDraft fee(String price) {
        return line(new Line(0, 1, new BigDecimal(price), BigDecimal.ZERO, "", "item_fee", 0));
    }

    public SaleDraft line(Line line) {
        List<Line> more = new ArrayList<>(lines);
        more.add(line);
        return new SaleDraft(
                shopId, registerId, employeeId, customerId, more, completedAt, reference, referenceSource);
    }

    /** Many at once. */
    public SaleDraft lines(List<Line> all) {
        return new SaleDraft(shopId, registerId, employeeId, customerId, all, completedAt, reference, referenceSource);
    }

    public SaleDraft completedAt(Instant time) {
        return new SaleDraft(shopId, registerId, employeeId, customerId, lines, time, reference, referenceSource);
    }

    public SaleDraft by(long register, long employee) {
        return new SaleDraft(shopId, register, employee, customerId, lines, completedAt, reference, referenceSource);
    }

    public SaleDraft to(long customer) {
        return new SaleDraft(shopId, registerId, employeeId, customer, lines, completedAt, reference, referenceSource);
    }

    public SaleDraft referred(String number, String source) {
        return new SaleDraft(shopId, registerId, employeeId, customerId, lines, completedAt, number, source);
    }
}
