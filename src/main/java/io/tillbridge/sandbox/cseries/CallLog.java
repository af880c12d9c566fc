package io.tillbridge.sandbox.cseries;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls of one shop, and how many there were in all. */
final class CallLog {
    private static final int KEPT = 20_000;

    private final Deque<ShopCall> calls = new ArrayDeque<>(4);
    private long count;

    synchronized void add(ShopCall call) {
        count++;
        calls.addLast(call);
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    synchronized List<ShopCall> all() {
        return List.copyOf(calls);
    }

    synchronized long count() {
        return count;
    }

    synchronized void clear() {
        calls.clear();
        count = 0;
    }
}
