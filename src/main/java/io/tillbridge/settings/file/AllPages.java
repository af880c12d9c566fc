package io.tillbridge.settings.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Lists that come a page at a time, whole. */
final class AllPages {
    private static final int LIMIT = 500;

    private AllPages() {}

    interface Source<T> {
        List<T> page(long after, int limit);
    }

    static <T> List<T> all(Source<T> source, ToLongFunction<T> id) {
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
