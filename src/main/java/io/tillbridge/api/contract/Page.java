package io.tillbridge.api.contract;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param next what to send as {@code after}; null on the last page
 */
public record Page<T>(List<T> items, String next) {

    /**
     * A page from one row more than it holds: the surplus row tells that there is a next page.
     *
     * @param found at most {@code limit + 1} rows
     * @param position where a row stands in the order of the list
     */
    public static <R, T> Page<T> of(
            ApiRequest request, List<R> found, Function<R, Object> position, Function<R, T> view) {
        boolean more = found.size() > request.limit();
        List<R> shown = more ? found.subList(0, request.limit()) : found;
        String next = more
                ? Cursor.of(
                        request.operation().id(),
                        position.apply(shown.get(shown.size() - 1)).toString())
                : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
