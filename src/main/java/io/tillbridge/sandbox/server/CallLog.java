package io.tillbridge.sandbox.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls of one API, and how many there were in all. */
public final class CallLog<T extends LoggedCall> {
    private static final int KEPT = 20_000;

    private final Deque<T> calls = new ArrayDeque<>(4);
    private long count;

    public synchronized void add(T call) {
        count++;
        calls.addLast(call);
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    public synchronized List<T> all() {
        return List.copyOf(calls);
    }

    /** Those of a pattern: {@code GET orders/*}. */
    public List<T> matching(String pattern) {
        CallPattern wanted = CallPattern.of(pattern);
        return all().stream()
                .filter(call -> wanted.matches(call.method(), call.path()))
                .toList();
    }

    public synchronized long count() {
        return count;
    }

    public synchronized void clear() {
        calls.clear();
        count = 0;
    }
}
