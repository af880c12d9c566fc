package io.tillbridge.remotefiles;

import io.tillbridge.run.CancellableWait;
import io.tillbridge.run.CurrentRun;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks no server again before the time it has named: waits for a short one, and refuses for a long one. */
final class RetryAfter {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final CurrentRun runs;
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    RetryAfter(CurrentRun runs) {
        this.runs = runs;
    }

    void note(URI url, HttpsResponse response) {
        long seconds = response.status() == 429 || response.status() == 503 ? response.retryAfterSeconds() : 0;
        if (seconds > 0) {
            until.put(HttpsAccount.server(url), System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        }
    }

    void await(URI url) {
        Long then = until.get(HttpsAccount.server(url));
        long left = then == null ? 0 : then - System.nanoTime();
        if (left <= 0) {
            return;
        }
        if (left > LONGEST_WAIT.toNanos()) {
            throw new VendorUnavailable(
                    "The vendor's server " + HttpsAccount.server(url) + " asked to wait "
                            + TimeUnit.NANOSECONDS.toSeconds(left) + " s more; it was not asked again."
                            + VendorFaults.AGAIN,
                    null);
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        CancellableWait wait = runs.waiting(cancelled::countDown);
        try {
            if (cancelled.await(left, TimeUnit.NANOSECONDS)) {
                throw new VendorUnavailable("The pull was stopped while it waited for the vendor's server.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VendorUnavailable("The pull was stopped while it waited for the vendor's server.", e);
        } finally {
            wait.close();
        }
    }
}
