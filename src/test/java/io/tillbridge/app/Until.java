package io.tillbridge.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waiting that looks again and again, and ends. The only place where tests wait; a test holds that. */
public final class Until {
    /** Far longer than anything takes on a busy machine: it ends a test that would wait for ever, and measures nothing. */
    public static final Duration STOP = Duration.ofMinutes(2);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private Until() {}

    /** What is asked again and again. */
    @FunctionalInterface
    public interface Question {
        boolean isSo() throws Exception;
    }

    /** What is looked for again and again. */
    @FunctionalInterface
    public interface Search<T> {
        Optional<T> found() throws Exception;
    }

    /** Returns when the answer is yes; fails when it stays no. */
    public static void holds(String what, Question question) throws Exception {
        within(STOP, what, question);
    }

    /** Returns what is found; fails when nothing comes. */
    public static <T> T comes(String what, Search<T> search) throws Exception {
        long end = System.nanoTime() + STOP.toNanos();
        Optional<T> found = search.found();
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
            found = search.found();
        }
        return found.orElseThrow(() -> new AssertionError("Not within " + STOP.toSeconds() + " s: " + what));
    }

    /** Returns when a check passes; fails as the check does when it never passes. */
    public static void passes(Runnable check) {
        long end = System.nanoTime() + STOP.toNanos();
        AssertionError fault = fault(check);
        while (fault != null && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
            fault = fault(check);
        }
        if (fault != null) {
            throw fault;
        }
    }

    private static AssertionError fault(Runnable check) {
        try {
            check.run();
            return null;
        } catch (AssertionError e) {
            return e;
        }
    }

    /** Returns when the answer is yes; fails when it is not within that time. */
    public static void within(Duration time, String what, Question question) throws Exception {
        if (!looked(System.nanoTime() + time.toNanos(), true, question)) {
            throw new AssertionError("Not within " + time.toSeconds() + " s: " + what);
        }
    }

    /** Returns after that time; fails when the answer was no meanwhile. */
    public static void during(Duration time, String what, Question question) throws Exception {
        if (looked(System.nanoTime() + time.toNanos(), false, question)) {
            throw new AssertionError("Not for " + time.toSeconds() + " s: " + what);
        }
    }

    /** Lets real time pass, for a fake that is slow or a fault that strikes at a moment of time. */
    public static void later(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static boolean looked(long end, boolean wanted, Question question) throws Exception {
        while (System.nanoTime() < end) {
            if (question.isSo() == wanted) {
                return true;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return question.isSo() == wanted;
    }
}
