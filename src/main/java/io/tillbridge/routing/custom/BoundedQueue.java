package io.tillbridge.routing.custom;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.BlockingQueueFactory;

/** A queue of {@code seda} that counts the bytes of what waits in it, beside the number. */
final class BoundedQueue extends LinkedBlockingQueue<Exchange> {
    private static final long serialVersionUID = 1L;
    /** In the registry. */
    static final String FACTORY = "queues-of-routes";

    private static final int USUAL = 1000;
    private static final String WHERE = "a queue (seda)";

    private final transient WaitingMessages waiting;
    private final transient Map<Exchange, Long> weights = new ConcurrentHashMap<>();

    BoundedQueue(int capacity, WaitingMessages waiting) {
        super(capacity);
        this.waiting = waiting;
    }

    /** What the option {@code queueFactory} names. */
    static BlockingQueueFactory<Exchange> factory(WaitingMessages waiting) {
        return new BlockingQueueFactory<>() {
            @Override
            public BoundedQueue create() {
                return create(USUAL);
            }

            @Override
            public BoundedQueue create(int capacity) {
                return new BoundedQueue(capacity, waiting);
            }
        };
    }

    @Override
    public boolean add(Exchange message) {
        waiting.check(MessageWeight.of(message), WHERE);
        return super.add(message);
    }

    @Override
    public boolean offer(Exchange message) {
        return waiting.hasRoom(MessageWeight.of(message)) && counted(message, super.offer(hold(message)));
    }

    @Override
    public boolean offer(Exchange message, long timeout, TimeUnit unit) throws InterruptedException {
        waiting.check(MessageWeight.of(message), WHERE);
        boolean added = false;
        try {
            added = super.offer(hold(message), timeout, unit);
            return added;
        } finally {
            counted(message, added);
        }
    }

    @Override
    public void put(Exchange message) throws InterruptedException {
        waiting.check(MessageWeight.of(message), WHERE);
        boolean added = false;
        try {
            super.put(hold(message));
            added = true;
        } finally {
            counted(message, added);
        }
    }

    @Override
    public Exchange take() throws InterruptedException {
        return released(super.take());
    }

    @Override
    public Exchange poll() {
        return released(super.poll());
    }

    @Override
    public Exchange poll(long timeout, TimeUnit unit) throws InterruptedException {
        return released(super.poll(timeout, unit));
    }

    @Override
    public boolean remove(Object message) {
        boolean removed = super.remove(message);
        if (removed) {
            released((Exchange) message);
        }
        return removed;
    }

    @Override
    public int drainTo(Collection<? super Exchange> to, int most) {
        int count = 0;
        for (Exchange next; count < most && (next = poll()) != null; count++) {
            to.add(next);
        }
        return count;
    }

    @Override
    public int drainTo(Collection<? super Exchange> to) {
        return drainTo(to, Integer.MAX_VALUE);
    }

    @Override
    public void clear() {
        while (poll() != null) {
            // Each gives its room back.
        }
    }

    /** Before it is in the queue: a consumer may take it at once. */
    private Exchange hold(Exchange message) {
        long weight = MessageWeight.of(message);
        weights.put(message, weight);
        waiting.change(weight);
        return message;
    }

    private boolean counted(Exchange message, boolean added) {
        if (!added) {
            released(message);
        }
        return added;
    }

    private Exchange released(Exchange message) {
        Long weight = message == null ? null : weights.remove(message);
        if (weight != null) {
            waiting.change(-weight);
        }
        return message;
    }
}
