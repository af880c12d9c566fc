package io.tillbridge.api.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The calls under way, so that closing the door can wait for those already inside. */
final class ActiveCalls {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int count;
    private boolean closed;

    /** False when the door is closed. */
    boolean enter() {
        lock.lock();
        try {
            if (!closed) {
                count++;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            count--;
            if (count == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more and waits for those inside; false when some were still there at the end. */
    boolean close(long seconds) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (count > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
            return count == 0;
        } finally {
            lock.unlock();
        }
    }
}
