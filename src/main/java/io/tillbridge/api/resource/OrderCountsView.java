package io.tillbridge.api.resource;

import io.tillbridge.order.HoldCause;
import io.tillbridge.order.OrderCounts;
import io.tillbridge.order.OrderState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many orders there are, by state and by the cause of their hold; each state and cause is there. */
record OrderCountsView(long total, Map<String, Long> states, Map<String, Long> holdCauses) {
    static OrderCountsView of(OrderCounts counts) {
        Map<String, Long> states = new LinkedHashMap<>();
        Arrays.stream(OrderState.values())
                .forEach(state -> states.put(state.text(), counts.states().getOrDefault(state, 0L)));
        Map<String, Long> causes = new LinkedHashMap<>();
        Arrays.stream(HoldCause.values())
                .forEach(cause -> causes.put(cause.text(), counts.holdCauses().getOrDefault(cause, 0L)));
        return new OrderCountsView(counts.total(), states, causes);
    }
}
