package io.tillbridge.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Lists that come a page at a time, whole. */
public final class AllPages {
    private static final int LIMIT = 500;

    private AllPages() {}

    /** One page. */
    public interface Source<T> {
        List<T> page(long after, int limit);
    }

    /** @param id what a page begins after; 0 for the first */
    public static <T> List<T> all(Source<T> source, ToLongFunction<T> id) {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            long after = all.isEmpty() ? 0 : id.applyAsLong(all.get(all.size() - 1));
            page = source.page(after, LIMIT);
            all.addAll(page);
        } while (page.size() == LIMIT);
        return all;

}
}
