package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Writes products side by side with the reading: the reading thread fills chunks, a few threads store them. A fixed number
 * of chunks goes round, so a slow database slows the reading and nothing piles up.
 */
final class ProductWriter implements AutoCloseable {
    private static final long WAIT_MILLIS = 20;

    private final LoadTuning tuning;
    private final boolean keepBlank;
    private final StoredRows stored;
    private final DatabaseRetry retry;
    private final ProgressReporter reporter;
    private final BlockingQueue<Chunk> free;
    private final BlockingQueue<Chunk> full;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private Chunk created;
    private Chunk changed;
    private volatile boolean ended;

    /**
     * @param uploads by the number of their file
     * @param stored takes the rows of each chunk as soon as they are stored
     */
    ProductWriter(
            Supplier<? extends ChunkTarget> targets,
            long[] uploads,
            LoadTuning tuning,
            boolean keepBlank,
            StoredRows stored,
            DatabaseRetry retry,
            ProgressReporter reporter) {
        this.stored = stored;
        this.tuning = tuning;
        this.keepBlank = keepBlank;
        this.retry = retry;
        this.reporter = reporter;
        int chunks = tuning.writers() + 3;
        this.free = new ArrayBlockingQueue<>(chunks);
        this.full = new ArrayBlockingQueue<>(chunks);
        for (int i = 0; i < chunks; i++) {
            free.add(new Chunk(tuning.chunkBytes(), uploads));
        }
        for (int i = 1; i <= tuning.writers(); i++) {
            Thread thread = new Thread(() -> store(targets.get()), "catalog-writer-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** A product that is not in the table. */
    void create(int file, CatalogProduct product, long storedHash) {
        created = created == null ? empty(false) : created;
        created.add(file, product, storedHash, false);
        created = handOverWhenFull(created);
    }

    /** The same with its line ready. */
    void create(int file, byte[] line, int length) {
        created = created == null ? empty(false) : created;
        created.add(file, line, length);
        created = handOverWhenFull(created);
    }

    /** A product that is in the table and looks different. */
    void change(int file, CatalogProduct product, long storedHash) {
        changed = changed == null ? empty(true) : changed;
        changed.add(file, product, storedHash, keepBlank);
        changed = handOverWhenFull(changed);
    }

    /** Waits until all products are stored. */
    void finish() {
        handOver(created);
        handOver(changed);
        created = null;
        changed = null;
        while (waiting.get() > 0) {
            pause();
        }
        throwFailure();
    }

    private Chunk empty(boolean known) {
        while (true) {
            throwFailure();
            try {
                Chunk chunk = free.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                if (chunk != null) {
                    chunk.clear(known);
                    return chunk;
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            reporter.beat();
            reporter.stopIfCancelled();
        }
    }

    private Chunk handOverWhenFull(Chunk chunk) {
        if (chunk.rows() < tuning.chunkRows() && chunk.bytes() < tuning.chunkBytes()) {
            return chunk;
        }
        handOver(chunk);
        reporter.beat();
        reporter.stopIfCancelled();
        return null;
    }

    private void handOver(Chunk chunk) {
        if (chunk != null) {
            throwFailure();
            waiting.incrementAndGet();
            full.add(chunk);
        }
    }

    private void pause() {
        throwFailure();
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        reporter.beat();
        reporter.stopIfCancelled();
    }

    private void throwFailure() {
        Throwable known = failure.get();
        if (known instanceof RuntimeException fault) {
            throw fault;
        }
        if (known instanceof Error fault) {
            throw fault;
        }
    }

    private static LoadFault interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return LoadFault.passing("The load was stopped; it goes on when it is started again.", e);
    }

    private void store(ChunkTarget target) {
        try (target) {
            while (!ended) {
                Chunk chunk = full.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                if (chunk != null) {
                    boolean[] again = new boolean[1];
                    retry.with(this::stopWhenEnded, () -> {
                        boolean secondTry = again[0];
                        again[0] = true;
                        target.load(chunk, secondTry);
                        return null;
                    });
                    chunk.countInto(stored);
                    free.add(chunk);
                    waiting.decrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private void stopWhenEnded() {
        if (ended) {
            throw new LoadCancelled();
        }
    }

    /** Ends the threads; what is not stored yet is dropped. */
    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            boolean joined = false;
            while (!joined) {
                try {
                    thread.join();
                    joined = true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
