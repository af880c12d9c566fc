package io.tillbridge.stock;

import java.time.LocalDate;

/**
 * What is still to come to a place.
 *
 * @param total of all open rows
 * @param nextOn the first day something is expected on, or null when no day is known
 * @param next how much is expected on that day
 */
public record IncomingQuantity(long total, LocalDate nextOn, long next) {
    public static final IncomingQuantity NOTHING = new IncomingQuantity(0, null, 0);

    /** Both together, as of two warehouses. */
    public IncomingQuantity plus(IncomingQuantity other) {
        if (nextOn != null && nextOn.equals(other.nextOn)) {
            return new IncomingQuantity(total + other.total, nextOn, next + other.next);
        }
        boolean first = nextOn != null && (other.nextOn == null || nextOn.isBefore(other.nextOn));
        IncomingQuantity earlier = first ? this : other;
        return new IncomingQuantity(total + other.total, earlier.nextOn, earlier.next);
    }
}
