package io.tillbridge.lightspeed.cseries;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One window of a key's budget. The newest answer counts, whether it says more or less than the one before. Answers come in
 * another order than the shop gave them: an answer to a call that began after another answer had come is newer than that
 * one; of all others nobody can say it, and the smallest number counts.
 */
final class BudgetWindow {
    private final List<Said> said = new ArrayList<>();
    /** When calls ended that the shop may have counted without saying so. */
    private final List<Long> silent = new ArrayList<>();

    private long limit;
    private Instant earliest = Instant.MIN;
    private Instant latest = Instant.MIN;
    private Duration length = Duration.ofSeconds(1);
    private boolean sure;

    /**
     * What one answer says of this window.
     *
     * @param begun turn of the call's beginning
     * @param arrived turn of its answer
     * @param earliest the window is full again then or later: reckoned from the call's beginning
     * @param latest the same, then or earlier: reckoned from the answer
     */
    record Said(long begun, long arrived, long limit, long remaining, Instant earliest, Instant latest) {
        /** Calls that may be made besides a share that stays untouched. */
        private long free(int reservePercent) {
            return remaining - (limit * reservePercent + 99) / 100;
        }
    }

    /** Once the time of a window is over it is taken to be full, until an answer says so. */
    void turn(Instant now) {
        if (sure && !now.isBefore(latest)) {
            sure = false;
            said.clear();
            silent.clear();
        }
    }

    void take(Said answer) {
        said.removeIf(older -> older.arrived() <= answer.begun());
        silent.removeIf(ended -> ended <= answer.begun());
        boolean newest = said.isEmpty();
        boolean later = answer.earliest().isAfter(latest);
        if (!newest && !later && answer.latest().isBefore(earliest)) {
            return; // of a window that is over
        }
        if (later || newest && answer.latest().isBefore(earliest)) {
            said.clear();
            earliest = answer.earliest();
            latest = answer.latest();
        } else {
            earliest = answer.earliest().isAfter(earliest) ? answer.earliest() : earliest;
            latest = answer.latest().isBefore(latest) ? answer.latest() : latest;
        }
        if (said.stream().allMatch(other -> other.begun() <= answer.begun())) {
            limit = answer.limit();
        }
        said.add(answer);
        sure = true;
    }

    /** A call that may have been counted ended without a word about it. */
    void silent(long ended) {
        silent.add(ended);
    }

    /** Windows are as long as the longest time to go that an answer showed. */
    void lasts(Duration toGo) {
        length = toGo.compareTo(length) > 0 ? toGo : length;
    }

    /** As an answer told it; false when we only take it to have filled up since. */
    boolean isSure() {
        return sure;
    }

    long limit() {
        return limit;
    }

    long remaining() {
        return said.stream().mapToLong(Said::remaining).min().orElse(limit) - silent.size();
    }

    long free(int reservePercent) {
        long full = limit - (limit * reservePercent + 99) / 100;
        return said.stream().mapToLong(one -> one.free(reservePercent)).min().orElse(full) - silent.size();
    }

    /** When it is full again, as far as answers have shown. */
    Instant resetsAt(Instant now) {
        Instant next = latest;
        while (!now.isBefore(next)) {
            next = next.plus(length);
        }
        return next;
    }
}
