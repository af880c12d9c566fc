package io.tillbridge.flow.stock;

import io.tillbridge.product.listing.ShownStock;
import io.tillbridge.product.listing.StockToSend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One inventory count of a push, see {@link TillCount}. For the one thread of its run. */
public final class TillCountRun {
    private final long id;
    private final String shopId;
    private final String employeeId;
    private final List<StockToSend> numbers;
    private final List<StockToSend> added = new ArrayList<>();
    private final List<ShownStock> seen = new ArrayList<>();
    private String remoteId;
    private boolean broken;
    private String turn = "ended";
    private String next = "leave";
    private Map<String, Object> check = Map.of();

    /** @param id the hub's own */
    TillCountRun(long id, String shopId, String employeeId, List<StockToSend> numbers) {
        this.id = id;
        this.shopId = shopId;
        this.employeeId = employeeId;
        this.numbers = List.copyOf(numbers);
    }

    /** The numbers to add. */
    public List<StockToSend> getNumbers() {
        return numbers;
    }

    /** {@code reconcile}, or {@code leave}: it never takes effect. */
    public String getNext() {
        return next;
    }

    /** {@code add} or {@code ended}: what becomes of the number whose turn it is. */
    public String getTurn() {
        return turn;
    }

    /** The parameters of the list that shows what came of it. */
    public Map<String, Object> getCheck() {
        return check;
    }

    long id() {
        return id;
    }

    String shopId() {
        return shopId;
    }

    String employeeId() {
        return employeeId;
    }

    /** What the account calls it; null before it answered. */
    String remoteId() {
        return remoteId;
    }

    void named(String countId) {
        remoteId = countId;
    }

    /** Numbers that are in it for certain. */
    List<StockToSend> added() {
        return added;
    }

    /** What the shop showed afterwards. */
    List<ShownStock> seen() {
        return seen;
    }

    /** It must not take effect: nobody knows what is in it. */
    void broken() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    void noteTurn(boolean more) {
        turn = more && !broken ? "add" : "ended";
    }

    void noteNext(String word) {
        next = word;
    }

    void checks(Map<String, Object> query) {
        check = Map.copyOf(query);
    }
}
