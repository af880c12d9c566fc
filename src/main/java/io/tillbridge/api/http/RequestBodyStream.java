package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes that arrive on the event loop, read by a worker as they come. At most a few buffers wait in between: then the
 * client is held back. It ends only when {@link #end} says the whole request is there, so a request that was cut never
 * looks like a short file.
 */
final class RequestBodyStream extends InputStream {
    private static final int MOST_WAITING = 256 * 1024;
    private static final long PATIENCE_SECONDS = 60;
    /** Bytes per second of waiting; a client that is slower than this keeps a worker from others. */
    private static final long LEAST_RATE = 1024;

    private final ReadStream<Buffer> source;
    private final Context context;
    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Promise<Void> begun = Promise.promise();
    private final Deque<Buffer> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long total;
    private boolean paused;
    private boolean ended;
    private boolean closed;
    private RuntimeException refusal;
    private IOException broken;
    private int position;
    private long waitedNanos;

    RequestBodyStream(ReadStream<Buffer> source, Context context, long limit) {
        this.source = source;
        this.context = context;
        this.limit = limit;
    }

    /** On the event loop: begins to take bytes. */
    void attach() {
        source.handler(this::arrived);
    }

    private void arrived(Buffer buffer) {
        lock.lock();
        try {
            total += buffer.length();
            if (closed || refusal != null) {
                return;
            }
            if (total > limit) {
                refusal = Problem.tooLarge(limit).refusal();
                begun.tryComplete();
            } else {
                waiting.add(buffer);
                waitingBytes += buffer.length();
                if (waitingBytes >= MOST_WAITING) {
                    paused = true;
                    source.pause();
                    begun.tryComplete();
                }
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The whole request is there. */
    void end() {
        tell(() -> ended = true);
    }

    /** The client is gone. */
    void broken(Throwable why) {
        tell(() -> broken = new ClientGone(why));
    }

    /** The request turned out not to be right; the reader gets this refusal. */
    void refuse(Problem problem) {
        tell(() -> refusal = problem.refusal());
    }

    private void tell(Runnable change) {
        lock.lock();
        try {
            change.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
        begun.tryComplete();
    }

    /** A full buffer is here, or all there will be. */
    Future<Void> begun() {
        return begun.future();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            await();
            Buffer first = waiting.peek();
            if (first == null) {
                return -1;
            }
            int count = Math.min(length, first.length() - position);
            first.getBytes(position, position + count, into, offset);
            position += count;
            if (position == first.length()) {
                waiting.remove();
                position = 0;
                waitingBytes -= first.length();
                resumeWhenLow();
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    private void await() throws IOException {
        long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            if (refusal != null) {
                throw refusal;
            }
            if (broken != null) {
                throw broken;
            }
            if (!waiting.isEmpty() || ended) {
                return;
            }
            if (left <= 0) {
                throw Problem.tooSlow("No bytes came for " + PATIENCE_SECONDS + " seconds")
                        .refusal();
            }
            if (waitedNanos > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)
                    && total < LEAST_RATE * TimeUnit.NANOSECONDS.toSeconds(waitedNanos)) {
                throw Problem.tooSlow("Fewer than " + LEAST_RATE + " bytes a second came")
                        .refusal();
            }
            try {
                long before = System.nanoTime();
                left = news.awaitNanos(left);
                waitedNanos += System.nanoTime() - before;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The hub is stopping");
            }
        }
    }

    private void resumeWhenLow() {
        if (paused && waitingBytes < MOST_WAITING / 2) {
            paused = false;
            context.runOnContext(go -> source.resume());
        }
    }

    /** What still comes is thrown away. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            if (paused) {
                paused = false;
                context.runOnContext(go -> source.resume());
            }
        } finally {
            lock.unlock();
        }
    }
}
