package io.tillbridge.flow.stock;

import io.tillbridge.flow.ConsecutiveFailures;
import io.tillbridge.product.listing.ShownAt;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.run.RunLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One stock push under way, the variable {@code push} of its routes: which numbers go next, and by which way. The words
 * that routes choose by change only when a step says so. For the one thread of its run.
 */
public class InventoryPushRun {
    private static final int MOST_TOLD = 20;

    private final RunLog run;
    private DueStockLevels due;
    /** Number that was tried in this run, by its place. */
    private final Map<ShownAt, Long> tried = new HashMap<>();

    private List<StockToSend> chunk = List.of();
    private final ConsecutiveFailures failures = new ConsecutiveFailures();
    private Mode mode;
    private boolean bulk;
    private boolean mute;
    private boolean ended;
    private boolean rest;
    private String way = "none";
    private String turn = "ended";
    private String result = "answered";
    private long changedInShop;
    private Instant workedOutAt = Instant.EPOCH;

    /** What a push does; the word of the first choice of its route, in small letters. */
    enum Mode {
        OFF("off"),
        NO_WAREHOUSES("no-warehouses"),
        /** A guard holds back all numbers. */
        GUARDED("guarded"),
        SEND("send");

        private final String text;

        Mode(String text) {
            this.text = text;
        }
    }

    InventoryPushRun(RunLog run, DueStockLevels due, Mode mode, boolean bulk) {
        this.run = run;
        this.due = due;
        this.mode = mode;
        this.bulk = bulk;
        this.ended = mode != Mode.SEND;
    }

    /** {@code off}, {@code no-warehouses}, {@code guarded} or {@code send}. */
    public String getMode() {
        return mode.text;
    }

    /** The numbers to send now. */
    public List<StockToSend> getChunk() {
        return chunk;
    }

    /**
     * How the chunk goes: {@code bulk}, all numbers by one call; {@code single}, a call each; {@code plan}, nothing is
     * sent in a dry run; {@code none}, there is no more.
     */
    public String getWay() {
        return way;
    }

    /** {@code send} or {@code ended}: what becomes of the number whose turn it is. */
    public String getTurn() {
        return turn;
    }

    /** {@code answered}, or how the last call failed: {@code spent}, {@code refused}, {@code unknown} or {@code missed}. */
    public String getResult() {
        return result;
    }

    /** How many numbers in a row met a shop that did not answer. */
    public int getFailedInARow() {
        return failures.inARow();
    }

    /** Whether there may be more to send. */
    boolean isMore() {
        return !ended && !run.stops();
    }

    /** Not named as the getter: the routes would call it instead. */
    void noteTurn() {
        turn = isMore() ? "send" : "ended";
    }

    void noteResult(String word) {
        result = word;
    }

    RunLog run() {
        return run;
    }

    ConsecutiveFailures failures() {
        return failures;
    }

    boolean isBulk() {
        return bulk;
    }

    /** Whether the shop's answer to this chunk together showed none of its numbers. */
    boolean isMute() {
        return mute;
    }

    /** What is sent is known only now. */
    final void sends(DueStockLevels numbers, Mode how) {
        due = numbers;
        mode = how;
        ended = how != Mode.SEND;
    }

    /** These are sent in this run by another way than the chunks. */
    final void note(List<StockToSend> numbers) {
        numbers.forEach(number -> tried.put(number.place(), number.number()));
    }

    /** These go by the chunks of this run after all. */
    final void forget(List<StockToSend> numbers) {
        numbers.forEach(number -> tried.remove(number.place()));
    }

    final void noteWay(String word, Instant now) {
        way = word;
        workedOutAt = now;
    }

    /** The shop is asked for nothing more. */
    void end() {
        ended = true;
    }

    private boolean isFresh(StockToSend number) {
        return !Long.valueOf(number.number()).equals(tried.get(number.place()));
    }

    /** When the numbers of the chunk were worked out. */
    Instant workedOutAt() {
        return workedOutAt;
    }

    /** What the shop did not take together goes one by one before new numbers are worked out. */
    boolean rest() {
        boolean left = rest && isMore() && !chunk.isEmpty();
        rest = false;
        way = left ? "single" : "none";
        return left;
    }

    void next(int size, Instant now) {
        workedOutAt = now;
        chunk = new ArrayList<>(due.next(this::isFresh, tried.size(), size));
        ended = chunk.isEmpty();
        mute = false;
        chunk.forEach(number -> tried.put(number.place(), number.number()));
        rest = bulk && chunk.size() > 1 && !run.dryRun();
        way = ended ? "none" : run.dryRun() ? "plan" : rest ? "bulk" : "single";
    }

    /** Of these numbers, counted: those the shop changed by itself, as many as a run tells of. */
    List<StockToSend> changedInShop(List<StockToSend> numbers) {
        List<StockToSend> changed =
                numbers.stream().filter(StockToSend::shopChanged).toList();
        int room = (int) Math.min(changed.size(), Math.max(0, MOST_TOLD - changedInShop));
        changedInShop += changed.size();
        if (!changed.isEmpty()) {
            run.count("shopChanged", changed.size());
        }
        return changed.subList(0, room);
    }

    /** These go one by one: the shop did not show them when they were sent together. */
    void onlySingle(List<StockToSend> numbers) {
        mute = numbers.size() == chunk.size();
        chunk = new ArrayList<>(numbers);
    }

    /** What is left of this push goes one by one. */
    void noBulk() {
        bulk = false;
        mute = false;
    }
}
