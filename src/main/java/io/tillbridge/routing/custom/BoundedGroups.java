package io.tillbridge.routing.custom;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.processor.aggregate.MemoryAggregationRepository;

/** The groups of an {@code aggregate} that are not complete yet: a thousand; the message of one more fails. */
final class BoundedGroups extends MemoryAggregationRepository {
    static final int MOST = 1000;

    @Override
    public Exchange add(CamelContext context, String key, Exchange exchange) {
        Set<String> keys = getKeys();
        if (keys.size() >= MOST && !keys.contains(key)) {
            throw new IllegalStateException("Expected at most " + MOST
                    + " groups that are not complete, found one more: '" + key
                    + "'. Let them complete sooner by completionTimeout or completionSize");
        }
        return super.add(context, key, exchange);
    }
}
