package io.tillbridge.flow.orders;

import io.tillbridge.flow.PollSpan;
import io.tillbridge.order.Coverage;
import io.tillbridge.order.OrderRules;
import io.tillbridge.run.RunLog;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One poll of a shop's orders under way, the variable {@code poll} of its routes. The words that routes choose by change
 * only when a step says so. For the one thread of its run.
 */
public final class OrderPollRun {
    /** A list of more than one page may lose orders that change, and so move, while it is read: it is read again. */
    private static final int PAGE = 250;

    private static final int MOST_WALKS = 5;
    private static final DateTimeFormatter SHOP_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final RunLog run;
    private final OrderRules rules;
    private final PollSpan span;
    private final ZoneId filterZone;
    private final boolean pushesStock;
    private final OrderWebhooks.ToldOrders told;
    private final Map<String, Reading> open = new HashMap<>();
    private final Set<String> withoutLines = new HashSet<>();
    private final Set<String> met = new HashSet<>();
    private final Map<String, Instant> newest = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final Instant begunAt;
    private boolean leftBehind;
    private int walks;
    private int listed;
    private int fresh;
    private long stored;
    private String mode = "read";
    private String walk = "done";
    private String turn = "known";
    private String result = "leave";

    /** An order that was asked for then, in the version the list showed. */
    private record Reading(Instant updatedAt, Instant askedAt) {}

    OrderPollRun(
            RunLog run,
            OrderRules rules,
            Coverage.Window window,
            ZoneId filterZone,
            boolean pushesStock,
            OrderWebhooks.ToldOrders told,
            Instant begunAt) {
        this.run = run;
        this.rules = rules;
        this.span = new PollSpan(run, window);
        this.filterZone = filterZone;
        this.pushesStock = pushesStock;
        this.told = told;
        this.begunAt = begunAt;
    }

    /** The beginning of the span as the shop's filters take it. */
    public String getFrom() {
        return SHOP_TIME.format(window().from().atZone(filterZone));
    }

    /** {@code off}, {@code read} or {@code nothing}: what becomes of this poll. */
    public String getMode() {
        return mode;
    }

    void noteMode(String word) {
        mode = word;
    }

    /** {@code read}: a walk of the list has begun; {@code done}: it is not read again. */
    public String getWalk() {
        return walk;
    }

    /** {@code fetch} or {@code known}: what becomes of the listed order whose turn it is. */
    public String getTurn() {
        return turn;
    }

    void noteTurn(boolean wanted) {
        turn = wanted ? "fetch" : "known";
    }

    /** {@code note} or {@code leave}: what becomes of the span that was read. */
    public String getResult() {
        return result;
    }

    /** Begins a walk of the list, for the first time or again, or ends reading. */
    void nextWalk() {
        boolean first = walks == 0;
        boolean moved = listed > PAGE && fresh > 0 && walks < MOST_WALKS;
        if (!(first || moved) || window().isEmpty() || stops()) {
            walk = "done";
            return;
        }
        walk = "read";
        walks++;
        listed = 0;
        fresh = 0;
    }

    /** {@code yes} when the shop is to be told new stock after its orders are read. */
    public String getPushesStock() {
        return pushesStock && !run.dryRun() ? "yes" : "no";
    }

    RunLog run() {
        return run;
    }

    OrderRules rules() {
        return rules;
    }

    Coverage.Window window() {
        return span.window();
    }

    /** The orders that web hooks told of before this poll. */
    OrderWebhooks.ToldOrders told() {
        return told;
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

    /** @return whether it is met for the first time in this poll */
    boolean meet(String remoteId, Instant updatedAt) {
        listed++;
        newest.merge(remoteId, updatedAt, (one, other) -> one.isAfter(other) ? one : other);
        boolean first = met.add(remoteId + "@" + updatedAt);
        fresh += first ? 1 : 0;
        return first;
    }

    /** The hub does not keep it, as far as this poll knows. */
    void unknown(String remoteId) {
        unknown.add(remoteId);
    }

    boolean isUnknown(String remoteId) {
        return unknown.contains(remoteId);
    }

    void begun(String remoteId, Instant updatedAt, Instant askedAt) {
        open.put(remoteId, new Reading(updatedAt, askedAt));
    }

    /** When an order whose reading has begun was asked for; long ago, when nobody noted it. */
    Instant askedAt(String remoteId) {
        Reading reading = open.get(remoteId);
        return reading == null ? Instant.EPOCH : reading.askedAt();
    }

    void done(String remoteId, boolean kept) {
        open.remove(remoteId);
        unknown.remove(remoteId);
        stored += kept ? 1 : 0;
    }

    /** Orders whose reading began and did not end. */
    Map<String, Instant> unfinished() {
        Map<String, Instant> unfinished = new HashMap<>();
        open.forEach((remoteId, reading) -> unfinished.put(remoteId, reading.updatedAt()));
        return unfinished;
    }

    /** The shop shows no lines of it. */
    void withoutLines(String remoteId) {
        withoutLines.add(remoteId);
    }

    /** Orders that are waited for, as far as this poll knows: met without lines, or not read to their end. */
    Set<String> awaited() {
        Set<String> awaited = new HashSet<>(withoutLines);
        awaited.addAll(open.keySet());
        return awaited;
    }

    /** An order of the list is left to the next poll. */
    void leftBehind() {
        leftBehind = true;
    }

    /** Whether every order of the list was taken in, or was none of ours. */
    boolean isWhole() {
        return !leftBehind && withoutLines.isEmpty() && open.isEmpty();
    }

    Instant begunAt() {
        return begunAt;
    }

    void readAgainFrom(Instant updatedAt) {
        span.readAgainFrom(updatedAt);
    }

    Instant to() {
        return span.to();
    }

    /** All orders of the list, each with the time of its last change. */
    Map<String, Instant> list() {
        return Map.copyOf(newest);
    }

    long seen() {
        return met.size();
    }

    long stored() {
        return stored;
    }
}
