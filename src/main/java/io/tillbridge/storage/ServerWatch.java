package io.tillbridge.storage;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the end of the embedded server's process. A server that ends by itself is started again on the same port, so
 * that the connections of the pool find it; one that ends too often within a time is given up.
 */
final class ServerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final int MOST_DEATHS = 3;
    private static final Duration TIME = Duration.ofMinutes(10);
    /** As a shell tells of a process that a signal ended: this number and that of the signal. */
    private static final int SIGNALLED = 128;

    private final ServerStart start;
    private final int port;
    private final CompletableFuture<DatabaseFault> lost = new CompletableFuture<>();
    private final Deque<Long> deaths = new ArrayDeque<>();
    private final Thread thread = new Thread(this::watch, "mariadb-watch");
    private volatile Process process;
    private volatile boolean closing;

    ServerWatch(ServerStart start, int port, Process process) {
        this.start = start;
        this.port = port;
        this.process = process;
        thread.setDaemon(true);
        thread.start();
    }

    CompletionStage<DatabaseFault> lost() {
        return lost.minimalCompletionStage();
    }

    private void watch() {
        try {
            start.countAnew(port);
            while (!closing) {
                int code = process.waitFor();
                if (closing) {
                    return;
                }
                if (!startAgain("process " + process.pid() + " ended by itself with code " + code + signal(code))) {
                    return;
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Until it works or is given up: a start that fails counts as a death.
     *
     * @return whether it works
     */
    private boolean startAgain(String why) throws InterruptedException {
        String reason = why;
        while (!closing) {
            String said = start.log().errors();
            String what = reason + (said.isEmpty() ? "" : "; MariaDB said: " + said);
            if (isTooOften(System.nanoTime())) {
                giveUp(what);
                return false;
            }
            LOG.error("The embedded MariaDB died ({}). It is started again on port {}", what, port);
            // At once after the first death; what made it die again may need a moment to pass.
            TimeUnit.SECONDS.sleep(deaths.size() - 1L);
            try {
                process = start.on(port);
                LOG.info("The embedded MariaDB works again (process {}, port {})", process.pid(), port);
                start.countAnew(port);
                return true;
            } catch (IOException | RuntimeException e) {
                reason = "its start failed: " + (e.getMessage() == null ? e.toString() : e.getMessage())
                        + (start.portWasTaken() ? ", another process listens on port " + port : "");
            }
        }
        return false;
    }

    private boolean isTooOften(long now) {
        deaths.add(now);
        while (now - deaths.peek() > TIME.toNanos()) {
            deaths.remove();
        }
        return deaths.size() >= MOST_DEATHS;
    }

    private void giveUp(String what) {
        ServerFolder folder = start.folder();
        DatabaseFault fault = new DatabaseFault(
                DatabaseFault.Kind.BROKEN,
                "The embedded MariaDB in " + folder.home() + " died " + MOST_DEATHS + " times within "
                        + TIME.toMinutes() + " minutes, at last: " + what + ". The hub ends. Look into " + folder.log()
                        + " and the log of the system; mend what they name (memory, free disk space), then start the hub"
                        + " again: it takes up the work that was under way.");
        LOG.error(fault.getMessage());
        lost.complete(fault);
    }

    private static String signal(int code) {
        return code > SIGNALLED ? ", killed by signal " + (code - SIGNALLED) : "";
    }

    /** Watches no longer and stops the server, also one that is just being started again. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        start.stop(process);
    }
}
