package io.tillbridge.flow.sales;

import io.tillbridge.flow.PollSpan;
import io.tillbridge.order.Coverage;
import io.tillbridge.run.RunLog;
import io.tillbridge.till.SalePolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One poll of an account's sales under way, the variable {@code poll} of its routes. The words that routes choose by change
 * only when a step says so. For the one thread of its run.
 */
public final class SalePollRun {
    private final RunLog run;
    private final SalePolicy policy;
    private final PollSpan span;
    private final boolean pushesStock;
    private final Instant begunAt;
    private final Map<String, Instant> open = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final Set<String> shopsWithoutWarehouse = new TreeSet<>();
    private final Set<String> leftBehind = new HashSet<>();
    private long stored;
    private String mode;
    private String turn = "known";
    private String result = "leave";

    SalePollRun(RunLog run, SalePolicy policy, Coverage.Window window, String mode, boolean pushesStock, Instant now) {
        this.run = run;
        this.policy = policy;
        this.span = new PollSpan(run, window);
        this.mode = mode;
        this.pushesStock = pushesStock;
        this.begunAt = now;
    }

    /** The beginning of the span as the filters of the account take it. */
    public String getFrom() {
        return window().from().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code off}, {@code read} or {@code nothing}: what becomes of this poll. */
    public String getMode() {
        return mode;
    }

    /** {@code take}, {@code fetch} or {@code known}: what becomes of the listed sale whose turn it is. */
    public String getTurn() {
        return turn;
    }

    void noteTurn(String word) {
        turn = word;
    }

    /** {@code note} or {@code leave}: what becomes of the span that was read. */
    public String getResult() {
        return result;
    }

    /** {@code yes} when the account is to be sent new stock after its sales are read. */
    public String getPushesStock() {
        return pushesStock && !run.dryRun() ? "yes" : "no";
    }

    RunLog run() {
        return run;
    }

    SalePolicy policy() {
        return policy;
    }

    Coverage.Window window() {
        return span.window();
    }

    void fail(RuntimeException broken) {
        span.fail(broken);
    }

    boolean stops() {
        return span.stops();
    }

    void end() {
        result = span.end();
    }

    /** @return whether this version of it is met for the first time in this poll */
    boolean meet(String remoteId, Instant changedAt) {
        return met.add(remoteId + "@" + changedAt);
    }

    void begun(String remoteId, Instant changedAt) {
        open.put(remoteId, changedAt);
    }

    void done(String remoteId, boolean kept) {
        open.remove(remoteId);
        stored += kept ? 1 : 0;
    }

    /** Sales whose reading began and did not end, and when they changed. */
    Map<String, Instant> unfinished() {
        return Map.copyOf(open);
    }

    /** It is younger than a poll may read. */
    void leftBehind(String remoteId) {
        leftBehind.add(remoteId);
    }

    int countLeftBehind() {
        return leftBehind.size();
    }

    boolean isWhole() {
        return leftBehind.isEmpty() && open.isEmpty();
    }

    Instant begunAt() {
        return begunAt;
    }

    /** @return whether it is met for the first time */
    boolean withoutWarehouse(String shopId) {
        return shopsWithoutWarehouse.add(shopId);
    }

    void readAgainFrom(Instant changedAt) {
        span.readAgainFrom(changedAt);
    }

    Instant to() {
        return span.to();
    }

    long seen() {
        return met.size();
    }

    long stored() {
        return stored;
    }
}
