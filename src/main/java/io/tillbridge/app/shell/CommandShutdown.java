package io.tillbridge.app.shell;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets a command end in order when the process is asked to: Ctrl-C and TERM are told to the command, and the process
 * stays until it has closed what it opened.
 */
public final class CommandShutdown {
    private static final long PATIENCE_SECONDS = 180;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int code;

    /** Hooks into the end of the JVM; once per process. */
    public void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::hold, "ending"));
    }

    private void hold() {
        asked.countDown();
        try {
            if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // The code of the command, not the one of the signal: it ended in order.
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    /**
     * Returns when the process is asked to end.
     *
     * @param lost completes when the command cannot go on; its reason is thrown then
     */
    void awaitAsked(CompletionStage<? extends RuntimeException> lost) throws InterruptedException {
        AtomicReference<RuntimeException> reason = new AtomicReference<>();
        var unused = lost.thenAccept(why -> {
            reason.set(why);
            asked.countDown();
        });
        asked.await();
        if (reason.get() != null) {
            throw reason.get();
        }
    }

    /** Asks the command to end, as Ctrl-C does. */
    void ask() {
        asked.countDown();
    }

    /** The command has ended and nothing of it is open any more. */
    public void finished(int exitCode) {
        code = exitCode;
        done.countDown();
    }
}
