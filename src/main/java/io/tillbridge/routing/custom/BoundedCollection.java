package io.tillbridge.routing.custom;

import java.util.function.Supplier;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** Collects messages into one by another strategy, as long as their bodies together are within the limit of a message. */
final class BoundedCollection extends ServiceSupport implements AggregationStrategy, CamelContextAware {
    private static final String HELD = "collectedBytes";

    private final AggregationStrategy strategy;
    private final MessageLimit limit;
    private final WaitingMessages waiting;
    private final String step;
    private CamelContext context;

    /** @param step how messages name it */
    BoundedCollection(AggregationStrategy strategy, MessageLimit limit, WaitingMessages waiting, String step) {
        this.strategy = strategy;
        this.limit = limit;
        this.waiting = waiting;
        this.step = step;
    }

    /** The bytes of the bodies that are in it. */
    static long held(Exchange collected) {
        return collected.getProperty(HELD, 0L, Long.class);
    }

    @Override
    public Exchange aggregate(Exchange collected, Exchange next) {
        return within(collected, next, () -> strategy.aggregate(collected, next));
    }

    @Override
    public Exchange aggregate(Exchange collected, Exchange next, Exchange input) {
        return within(collected, next, () -> strategy.aggregate(collected, next, input));
    }

    /** Counts before: a strategy may add to what it has. */
    private Exchange within(Exchange collected, Exchange next, Supplier<Exchange> adding) {
        long before = collected == null ? 0 : held(collected);
        long more = next == null ? 0 : MessageWeight.of(next.getMessage().getBody());
        if (before + more > limit.bytes()) {
            throw limit.exceeded(
                    "The messages that " + step + " collects",
                    "Let it complete sooner, or collect less of each message");
        }
        waiting.check(more, step);
        Exchange together = adding.get();
        if (together != null) {
            together.setProperty(HELD, before + more);
        }
        return together;
    }

    @Override
    public boolean canPreComplete() {
        return strategy.canPreComplete();
    }

    @Override
    public boolean preComplete(Exchange collected, Exchange next) {
        return strategy.preComplete(collected, next);
    }

    @Override
    public void onCompletion(Exchange collected) {
        strategy.onCompletion(collected);
    }

    @Override
    public void onCompletion(Exchange collected, Exchange input) {
        strategy.onCompletion(collected, input);
    }

    @Override
    public void timeout(Exchange collected, int index, int total, long timeout) {
        strategy.timeout(collected, index, total, timeout);
    }

    @Override
    public void onOptimisticLockFailure(Exchange collected, Exchange next) {
        strategy.onOptimisticLockFailure(collected, next);
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
        CamelContextAware.trySetCamelContext(strategy, context);
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(strategy);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(strategy);
    }
}
