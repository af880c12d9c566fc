package io.tillbridge.sandbox;

import java.util.List;
import java.util.stream.IntStream;

/** What the sandbox vendors' catalogs hold, for a sandbox shop that sells it. */
public final class SandboxArticles {
    /** Row 15, 115 … of either vendor is the same article, under an SKU of each one's own. */
    private static final int SHARED = 15;

    private static final int EVERY = 100;

    /** What begins the SKUs of the clean vendor. */
    static final String CLEAN = "ALF";

    private SandboxArticles() {}

    /** Rows of the clean vendor's catalog, from row {@code from}. */
    public static List<SandboxArticle> clean(int from, int count) {
        return rows(CLEAN, from, count);
    }

    /** Articles that stand in nobody's catalog. */
    public static List<SandboxArticle> unknown(int count) {
        return rows("OWN", 0, count);
    }

    /**
     * Rows of the clean vendor's catalog whose EAN a product of the other vendor carries, too.
     *
     * @param rows of each catalog
     */
    public static List<SandboxArticle> shared(int rows) {
        return IntStream.range(0, rows)
                .filter(SandboxArticles::isShared)
                .mapToObj(n -> clean(n, 1).get(0))
                .toList();
    }

    static boolean isShared(int row) {
        return row % EVERY == SHARED;
    }

    /** The EAN of a row of the clean vendor. */
    static String ean(int row) {
        return new GoodRows(CLEAN).ean(row);
    }

    private static List<SandboxArticle> rows(String prefix, int from, int count) {
        GoodRows good = new GoodRows(prefix);
        return IntStream.range(from, from + count)
                .mapToObj(n -> SandboxArticle.of(n, good.row(n)))
                .toList();
    }
}
