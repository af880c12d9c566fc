package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.CallLog;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** One account of the double: what a test or a person may look at and change. Safe for several threads. */
public final class DoubleTill {
    private final TillSetup setup;
    private final Clock clock;
    private final Supplier<String> address;
    private final TillQuirks quirks = new TillQuirks();
    private final TillFaults faults = new TillFaults();
    private final CallLog<TillCall> calls = new CallLog<>();
    private final TillData data;
    private final StockBook stockBook;
    private final ItemBook items;
    private final SaleBook saleBook;
    private final RecordJson json;
    private final DoubleTokens tokens;
    private final DoubleBucket bucket;
    private final DoubleStock stock;
    private final DoubleSales sales;

    DoubleTill(TillSetup setup, Clock clock, TillJwt jwt, Supplier<String> address) {
        this.setup = setup;
        this.clock = clock;
        this.address = address;
        this.data = new TillData(clock);
        this.stockBook = new StockBook(data);
        this.items = new ItemBook(data, stockBook);
        this.saleBook = new SaleBook(data, stockBook, setup, quirks);
        this.json = new RecordJson(data, quirks);
        this.tokens = new DoubleTokens(setup, clock, jwt, quirks);
        this.bucket = new DoubleBucket(clock, setup.limits());
        this.stock = new DoubleStock(data, items, stockBook);
        this.sales = new DoubleSales(data, saleBook, stockBook);
    }

    public TillSetup setup() {
        return setup;
    }

    /** Shops, registers, people, items and what lies where. */
    public DoubleStock stock() {
        return stock;
    }

    public DoubleSales sales() {
        return sales;
    }

    public DoubleTokens tokens() {
        return tokens;
    }

    public TillQuirks quirks() {
        return quirks;
    }

    public TillFaults faults() {
        return faults;
    }

    /** Other limits from now on; what was spent stays spent. */
    public void limits(TillLimits limits) {
        bucket.limits(limits);
    }

    /** As if the bucket held this much. */
    public void bucketLevel(String drips) {
        bucket.level(new BigDecimal(drips));
    }

    /** The last 20,000 calls, the oldest first. */
    public List<TillCall> calls() {
        return calls.all();
    }

    /** Those of a pattern as {@link TillFaults} has them: {@code calls("PUT Item/*")}. */
    public List<TillCall> calls(String pattern) {
        return calls.matching(pattern);
    }

    /** All calls since the start or since {@link #forgetCalls()}. */
    public long callCount() {
        return calls.count();
    }

    public void forgetCalls() {
        calls.clear();
    }

    Clock clock() {
        return clock;
    }

    String address() {
        return address.get();
    }

    CallLog<TillCall> log() {
        return calls;
    }

    TillData data() {
        return data;
    }

    StockBook stockBook() {
        return stockBook;
    }

    ItemBook items() {
        return items;
    }

    SaleBook saleBook() {
        return saleBook;
    }

    RecordJson json() {
        return json;
    }

    DoubleBucket bucket() {
        return bucket;
    }

    /** For people: the account's number, never a token. */
    @Override
    public String toString() {
        return "Till[" + setup.id() + ", " + setup.name() + "]";
    }
}
