package io.tillbridge.routing.custom;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.processor.aggregate.MemoryAggregationRepository;

/**
 * The groups of an {@code aggregate} that are not complete yet: a thousand; the message of one more fails. What they hold
 * counts as waiting.
 */
final class BoundedGroups extends MemoryAggregationRepository {
    static final int MOST = 1000;

    private final WaitingMessages waiting;
    private final Map<String, Long> weights = new ConcurrentHashMap<>();

    BoundedGroups(WaitingMessages waiting) {
        this.waiting = waiting;
    }

    @Override
    public Exchange add(CamelContext context, String key, Exchange exchange) {
        Set<String> keys = getKeys();
        if (keys.size() >= MOST && !keys.contains(key)) {
            throw new IllegalStateException("Expected at most " + MOST
                    + " groups that are not complete, found one more: '" + key
                    + "'. Let them complete sooner by completionTimeout or completionSize");
        }
        Exchange before = super.add(context, key, exchange);
        weigh(key, BoundedCollection.held(exchange));
        return before;
    }

    @Override
    public void remove(CamelContext context, String key, Exchange exchange) {
        super.remove(context, key, exchange);
        weigh(key, 0);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        Set.copyOf(weights.keySet()).forEach(key -> weigh(key, 0));
    }

    private void weigh(String key, long now) {
        Long before = now == 0 ? weights.remove(key) : weights.put(key, now);
        waiting.change(now - (before == null ? 0 : before));
    }
}
