package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.search.Search;
import io.tillbridge.search.SearchHit;
import io.tillbridge.search.SearchKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The search over everything the caller may see. */
public final class SearchOperations {
    private final Search search;

    SearchOperations(Search search) {
        this.search = search;
    }

    public ApiResponse find(ApiRequest request) {
        List<View> found = search.find(request.query("q").orElse(""), seen(request.caller())).stream()
                .map(View::of)
                .toList();
        return ApiResponse.ok(Map.of("items", found));
    }

    private static Set<SearchKind> seen(Caller caller) {
        return Arrays.stream(SearchKind.values())
                .filter(kind -> caller.may(permission(kind)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** That of the operation which shows one. */
    private static Permission permission(SearchKind kind) {
        return switch (kind) {
            case CONNECTION, RUN -> Permission.CONNECTIONS_READ;
            case ROUTE -> Permission.ROUTES_READ;
            case PRODUCT, LISTING -> Permission.PRODUCTS_READ;
            case ORDER -> Permission.ORDERS_READ;
            case UPLOAD -> Permission.CATALOG_READ;
            case RETAILER -> Permission.RETAILERS_READ;
        };
    }

    private record View(String kind, String id, String title, String detail, String connectionId) {
        static View of(SearchHit hit) {
            return new View(
                    hit.kind().text(),
                    hit.id(),
                    hit.title(),
                    hit.detail(),
                    hit.connectionId() == null ? null : hit.connectionId().toString());
        }
    }
}
