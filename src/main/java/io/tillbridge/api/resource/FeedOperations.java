package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.feed.FeedPreview;
import io.tillbridge.feed.delivery.FeedOrder;
import io.tillbridge.feed.delivery.FeedOrders;
import io.tillbridge.feed.delivery.Publication;
import io.tillbridge.feed.delivery.PullLog;
import io.tillbridge.run.Jobs;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Feeds: their state, the published file, who fetched it, and previews. */
public final class FeedOperations {
    private static final int USUAL_PREVIEW = 10;

    private final FeedServices feeds;
    private final FeedAccess access;
    private final Connections connections;
    private final Supplier<String> publicUrl;
    private final NextFirings firings;

    FeedOperations(
            FeedServices feeds, Connections connections, Supplier<String> publicUrl, NextFirings firings) {
        this.feeds = feeds;
        this.access = new FeedAccess(connections);
        this.connections = connections;
        this.publicUrl = publicUrl;
        this.firings = firings;
    }

    public ApiResponse get(ApiRequest request) {
        return ApiResponse.ok(view(access.of(request)));
    }

    /** As events show it; empty when there is no such feed any more. */
    Optional<FeedView> view(long id) {
        return connections.find(id).map(this::view);
    }

    private FeedView view(Connection connection) {
        Instant next = firings.of(connection).stream()
                .filter(firing -> firing.job().equals(Jobs.FEED_PUBLISH))
                .map(NextFirings.OfJob::nextAt)
                .findFirst()
                .orElse(null);
        return FeedView.of(connection, feeds, publicUrl.get(), next);
    }

    /** The file that partners get now. */
    public ApiResponse file(ApiRequest request) {
        Connection connection = access.of(request);
        Publication served = feeds.publications().served(connection.id()).orElseThrow(() -> Problem.notFound(
                        "Feed " + connection.id() + " is not published yet: start its job " + Jobs.FEED_PUBLISH)
                .refusal());
        feeds.pulls()
                .add(new PullLog.Pull(
                        0,
                        connection.id(),
                        null,
                        request.origin().address(),
                        null,
                        served.id(),
                        null,
                        request.caller().id(),
                        200,
                        served.bytes()));
        return new ApiResponse.Download(
                feeds.files().feed(served.id()), served.contentType(), served.fileName());
    }

    public ApiResponse pulls(ApiRequest request) {
        Connection connection = access.of(request);
        List<PullLog.Pull> found = feeds.pulls()
                .list(connection.id(), request.afterNumber().orElse(null), request.limit() + 1);
        return ApiResponse.ok(Page.of(request, found, PullLog.Pull::id, PullView::of));
    }

    /** What the rules make of some products, before and after each rule; nothing is kept. */
    public ApiResponse preview(ApiRequest request) throws SQLException {
        Connection connection = access.of(request);
        FeedOrders.Decision decision = feeds.orders().decide(connection, null, true);
        if (decision.refusal() != null) {
            throw Problem.conflict(ProblemType.CONFLICT, decision.refusal().why()).refusal();
        }
        FeedOrder order = decision.order();
        var scope = FeedOrder.scope(connection.id(), order.settings(), true);
        JsonNode body = request.body();
        List<String> skus = new ArrayList<>();
        body.path("skus").forEach(sku -> skus.add(sku.asText()));
        FeedPreview.Shown shown = skus.isEmpty()
                ? feeds.preview().first(order.definition(), scope, body.path("count").asInt(USUAL_PREVIEW))
                : feeds.preview().of(order.definition(), scope, skus);
        return ApiResponse.ok(new Preview(
                shown.items().stream().map(PreviewItem::of).toList(), shown.hits(), decision.warning()));
    }

    private record Preview(List<PreviewItem> items, Map<String, Long> hits, String warning) {}

    private record PreviewItem(
            String productId,
            String sku,
            Map<String, String> values,
            List<FeedPreview.Step> steps,
            String excludedBy,
            List<FeedFindingView> findings,
            String output) {
        static PreviewItem of(FeedPreview.Item item) {
            return new PreviewItem(
                    Long.toString(item.productId()),
                    item.sku(),
                    item.values(),
                    item.steps(),
                    item.excludedBy().isEmpty() ? null : item.excludedBy(),
                    item.findings().stream().map(FeedFindingView::of).toList(),
                    item.output());
        }
    }
}
