package io.tillbridge.order;

import java.util.Map;

/**
 * How many orders a list would show.
 *
 * @param states by state; one without orders is absent
 * @param holdCauses of those on hold, by cause; one without orders is absent
 */
public record OrderCounts(Map<OrderState, Long> states, Map<HoldCause, Long> holdCauses) {
    public OrderCounts {
        states = Map.copyOf(states);
        holdCauses = Map.copyOf(holdCauses);
    }

    public long total() {
        return states.values().stream().mapToLong(Long::longValue).sum();
    }
}
