package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.check.RowCheck;
import io.tillbridge.catalog.file.CatalogFile;
import io.tillbridge.catalog.file.CatalogFileFault;
import io.tillbridge.catalog.file.RawRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * The rows of one file, checked, in the file's order: the calling thread reads on while a few others check what it has
 * read. So much is read ahead and no more, so memory does not grow with the file.
 */
final class CheckedRows {
    private static final int BATCHES_AHEAD = 4;

    private final CatalogFile file;
    private final SkuHash hash;
    private final boolean ready;
    private final ExecutorService checkers;
    private final BlockingQueue<RowCheck> checks;
    private final Deque<Future<RowBatch>> ahead = new ArrayDeque<>();
    private CatalogFileFault fault;
    private boolean ended;

    /** @param threads how many of the checkers' threads may check at once */
    CheckedRows(
            CatalogFile file,
            CatalogSettings settings,
            SkuHash hash,
            boolean ready,
            ExecutorService checkers,
            int threads) {
        this.file = file;
        this.hash = hash;
        this.ready = ready;
        this.checkers = checkers;
        this.checks = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            checks.add(CatalogFiles.check(file.layout(), settings));
        }
    }

    /**
     * The next rows, or null at the end.
     *
     * @throws CatalogFileFault when the file cannot be read to its end, after all rows before that
     */
    RowBatch next() throws CatalogFileFault {
        while (!ended && ahead.size() < BATCHES_AHEAD) {
            RowBatch batch = read();
            if (batch.size() > 0) {
                ahead.add(checkers.submit(() -> checked(batch)));
            }
        }
        if (!ahead.isEmpty()) {
            return result(ahead.remove());
        }
        if (fault != null) {
            throw fault;
        }
        return null;
    }

    private RowBatch read() {
        RowBatch batch = new RowBatch(ready);
        try {
            RawRow raw = file.next();
            while (raw != null && !batch.add(raw)) {
                raw = file.next();
            }
            ended = raw == null;
        } catch (CatalogFileFault e) {
            fault = e;
            ended = true;
        }
        batch.readTo(file.bytesRead());
        return batch;
    }

    private RowBatch checked(RowBatch batch) throws InterruptedException {
        RowCheck check = checks.take();
        try {
            return batch.check(check, hash);
        } finally {
            checks.add(check);
        }
    }

    private static RowBatch result(Future<RowBatch> batch) {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LoadFault.passing("The load was stopped; it goes on when it is started again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }
}
