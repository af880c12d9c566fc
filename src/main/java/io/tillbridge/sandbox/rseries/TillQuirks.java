package io.tillbridge.sandbox.rseries;

/** What the documentation of the real API leaves open, as switches. Safe for several threads. */
public final class TillQuirks {
    /** How a list without records is written. */
    public enum Nothing {
        ABSENT,
        OBJECT,
        TEXT,
        LIST,
        /** Each of the others in turn. */
        VARIED
    }

    private volatile Nothing emptyList = Nothing.VARIED;
    private volatile Nothing emptyNested = Nothing.VARIED;
    private volatile boolean editMovesTimeStamp;
    private volatile boolean voidMovesClocks = true;
    private volatile boolean refreshTokenInAnswers = true;
    private volatile boolean reuseEndsGrant;
    private volatile boolean accountInTokens = true;
    private volatile int heaviestSales = Integer.MAX_VALUE;
    private volatile boolean countZeroesTheRest;
    private volatile boolean numericShopIds;
    private volatile boolean updateTimeInCamelCase;
    private int turn;

    /** How the list of an answer is written when it is empty. */
    public TillQuirks emptyList(Nothing how) {
        emptyList = how;
        return this;
    }

    /** How a list inside a record is written when it is empty. */
    public TillQuirks emptyNested(Nothing how) {
        emptyNested = how;
        return this;
    }

    /** Whether a void or an edit of a completed sale moves its {@code timeStamp}, too, and not {@code updatetime} only. */
    public TillQuirks editMovesTimeStamp(boolean on) {
        editMovesTimeStamp = on;
        return this;
    }

    /** Whether a void moves any clock of its sale. */
    public TillQuirks voidMovesClocks(boolean on) {
        voidMovesClocks = on;
        return this;
    }

    /** Whether the token endpoint answers with a refresh token; without one the old one lives on. */
    public TillQuirks refreshTokenInAnswers(boolean on) {
        refreshTokenInAnswers = on;
        return this;
    }

    /** Whether a refresh token that is used when it is dead ends the whole grant, as if somebody had stolen it. */
    public TillQuirks reuseEndsGrant(boolean on) {
        reuseEndsGrant = on;
        return this;
    }

    /** Whether an access token names its account. */
    public TillQuirks accountInTokens(boolean on) {
        accountInTokens = on;
        return this;
    }

    /** A page of more sales than this with their relations is not gathered in time (504). */
    public TillQuirks heaviestSales(int sales) {
        heaviestSales = sales;
        return this;
    }

    /** Whether reconciling a whole count sets the items that were not counted to zero. */
    public TillQuirks countZeroesTheRest(boolean on) {
        countZeroesTheRest = on;
        return this;
    }

    /** Whether {@code shopID} is a number of JSON. */
    public TillQuirks numericShopIds(boolean on) {
        numericShopIds = on;
        return this;
    }

    /** Whether {@code updatetime} is called {@code updateTime}. */
    public TillQuirks updateTimeInCamelCase(boolean on) {
        updateTimeInCamelCase = on;
        return this;
    }

    boolean editMovesTimeStamp() {
        return editMovesTimeStamp;
    }

    boolean voidMovesClocks() {
        return voidMovesClocks;
    }

    boolean refreshTokenInAnswers() {
        return refreshTokenInAnswers;
    }

    boolean reuseEndsGrant() {
        return reuseEndsGrant;
    }

    boolean accountInTokens() {
        return accountInTokens;
    }

    int heaviestSales() {
        return heaviestSales;
    }

    boolean countZeroesTheRest() {
        return countZeroesTheRest;
    }

    boolean numericShopIds() {
        return numericShopIds;
    }

    boolean updateTimeInCamelCase() {
        return updateTimeInCamelCase;
    }

    Nothing nextEmptyList() {
        return next(emptyList);
    }

    Nothing nextEmptyNested() {
        return next(emptyNested);
    }

    private synchronized Nothing next(Nothing how) {
        return how == Nothing.VARIED ? Nothing.values()[turn++ % Nothing.VARIED.ordinal()] : how;
    }
}
