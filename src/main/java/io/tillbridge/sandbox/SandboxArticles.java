package io.tillbridge.sandbox;

import java.util.List;
import java.util.stream.IntStream;

/** What the sandbox vendors' catalogs hold, for a sandbox shop that sells it. */
public final class SandboxArticles {
    /** Row 63, 163 … of the faulty vendor carries the EAN of the row before; every sixth row has another fault. */
    private static final int TWIN = 63;

    private static final int EVERY = 100;
    private static final int FAULTY_EVERY = 6;
    private static final int FAULTY_AT = 2;

    private SandboxArticles() {}

    /** Rows of the clean vendor's catalog, from row {@code from}. */
    public static List<SandboxArticle> clean(int from, int count) {
        return rows("ALF", from, count);
    }

    /** Articles that stand in nobody's catalog. */
    public static List<SandboxArticle> unknown(int count) {
        return rows("OWN", 0, count);
    }

    /**
     * Rows of the faulty vendor's catalog whose EAN stands on two of its products.
     *
     * @param rows of that catalog
     */
    public static List<SandboxArticle> twins(int rows) {
        return IntStream.range(0, rows)
                .filter(n -> n % EVERY == TWIN && (n - 1) % FAULTY_EVERY != FAULTY_AT)
                .mapToObj(n -> rows("QUA", n - 1, 1).get(0))
                .toList();
    }

    private static List<SandboxArticle> rows(String prefix, int from, int count) {
        GoodRows good = new GoodRows(prefix);
        return IntStream.range(from, from + count)
                .mapToObj(n -> SandboxArticle.of(n, good.row(n)))
                .toList();
    }
}
