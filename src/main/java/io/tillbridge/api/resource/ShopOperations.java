package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.connection.Connections;
import io.tillbridge.order.Coverage;
import io.tillbridge.product.listing.Drift;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How a shop and the hub agree: where they differ, and which spans of its orders were read. */
public final class ShopOperations {
    private final Connections connections;
    private final ShopServices shop;
    private final Clock clock;

    ShopOperations(Connections connections, ShopServices shop, Clock clock) {
        this.connections = connections;
        this.shop = shop;
        this.clock = clock;
    }

    public ApiResponse drift(ApiRequest request) {
        long id = connections.get(request.id()).id();
        Drift.What differs = request.query("differs").map(Drift.What::of).orElse(null);
        List<Drift> found = shop.listings()
                .drift(id, shop.places(id), differs, request.afterNumber().orElse(null), request.limit() + 1);
        Map<String, String> names = shop.shopNames(id);
        return ApiResponse.ok(Page.of(request, found, Drift::listingId, drift -> DriftView.of(drift, names)));
    }

    public ApiResponse driftSummary(ApiRequest request) {
        long id = connections.get(request.id()).id();
        return ApiResponse.ok(DriftCountsView.of(shop.listings().driftCounts(id, shop.places(id), clock.instant())));
    }

    public ApiResponse coverage(ApiRequest request) {
        long id = connections.get(request.id()).id();
        Coverage coverage = shop.coverage();
        List<Coverage.Span> found = coverage.rows(id, request.afterNumber().orElse(null), request.limit() + 1);
        Page<Row> page = Page.of(request, found, Coverage.Span::id, Row::of);
        return ApiResponse.ok(new CoverageView(
                coverage.watermark(id).orElse(null),
                coverage.gaps(id).stream()
                        .map(gap -> new TimeSpan(gap.from(), gap.to()))
                        .toList(),
                page.items(),
                page.next()));
    }

    private record CoverageView(Instant watermark, List<TimeSpan> gaps, List<Row> items, String next) {}

    private record TimeSpan(Instant from, Instant to) {}

    private record Row(String id, Instant from, Instant to, String runId, long seen, long stored, Instant at) {
        static Row of(Coverage.Span row) {
            return new Row(
                    Long.toString(row.id()),
                    row.from(),
                    row.to(),
                    row.runId() == null ? null : row.runId().toString(),
                    row.seen(),
                    row.stored(),
                    row.at());
        }
    }
}
