package io.tillbridge.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** One text over everything that has a page of its own. */
public final class Search {
    private final Jdbi jdbi;
    private final Map<SearchKind, SearchSource> sources = new EnumMap<>(SearchKind.class);

    /** @param routes the routes that run, whatever their order */
    public Search(Jdbi jdbi, Supplier<List<RouteLabel>> routes) {
        this.jdbi = jdbi;
        sources.put(SearchKind.CONNECTION, RecentRows.CONNECTIONS);
        sources.put(SearchKind.PRODUCT, new ProductSearch());
        sources.put(SearchKind.ORDER, new OrderSearch());
        sources.put(SearchKind.LISTING, new ListingSearch());
        sources.put(SearchKind.UPLOAD, RecentRows.UPLOADS);
        sources.put(SearchKind.RETAILER, RecentRows.RETAILERS);
        sources.put(SearchKind.ROUTE, (handle, term) -> routes(routes.get(), term));
        sources.put(SearchKind.RUN, RecentRows.RUNS);
    }

    /**
     * At most five of each kind, the best first.
     *
     * @param kinds those the caller may see
     */
    public List<SearchHit> find(String typed, Set<SearchKind> kinds) {
        return SearchTerm.of(typed)
                .map(term -> jdbi.withHandle(handle -> sources.entrySet().stream()
                        .filter(source -> kinds.contains(source.getKey()))
                        .flatMap(source -> source.getValue().find(handle, term).stream())
                        .toList()))
                .orElse(List.of());
    }

    private static List<SearchHit> routes(List<RouteLabel> all, SearchTerm term) {
        return all.stream()
                .filter(route -> term.isIn(route.id()) || term.isIn(route.description()))
                .sorted()
                .limit(SearchSource.MOST)
                .map(route -> new SearchHit(SearchKind.ROUTE, route.id(), route.id(), route.description(), null))
                .toList();
    }
}
