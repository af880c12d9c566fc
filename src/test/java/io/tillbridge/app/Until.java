package io.tillbridge.app;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waiting that looks again and again, and ends. */
final class Until {
    private Until() {}

    @FunctionalInterface
    interface Question {
        boolean isSo() throws Exception;
    }

    /** Returns when the answer is yes; fails when it is not within that time. */
    static void within(Duration time, String what, Question question) throws Exception {
        if (!looked(System.nanoTime() + time.toNanos(), true, question)) {
            throw new AssertionError("Not within " + time.toSeconds() + " s: " + what);
        }
    }

    /** Returns after that time; fails when the answer was no meanwhile. */
    static void during(Duration time, String what, Question question) throws Exception {
        if (looked(System.nanoTime() + time.toNanos(), false, question)) {
            throw new AssertionError("Not for " + time.toSeconds() + " s: " + what);
        }
    }

    private static boolean looked(long end, boolean wanted, Question question) throws Exception {
        while (System.nanoTime() < end) {
            if (question.isSo() == wanted) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return question.isSo() == wanted;
    }
}
