package io.tillbridge.api.rest;

import io.tillbridge.api.resource.FeedDefinitionOperations;
import io.tillbridge.api.resource.FeedOperations;
import io.tillbridge.api.resource.FeedReportOperations;
import io.tillbridge.api.resource.FeedTokenOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Feeds to partners. */
final class FeedRoutes extends ResourceRoutes {
    private final FeedDefinitionOperations definitions;
    private final FeedOperations feeds;
    private final FeedReportOperations reports;
    private final FeedTokenOperations tokens;

    FeedRoutes(
            FeedDefinitionOperations definitions,
            FeedOperations feeds,
            FeedReportOperations reports,
            FeedTokenOperations tokens) {
        this.definitions = definitions;
        this.feeds = feeds;
        this.reports = reports;
        this.tokens = tokens;
    }

    @Override
    void define() {
        RestDefinition named = rest("/feed-definitions");
        named.get()
                .routeId("listFeedDefinitions")
                .security(PERMISSION, "feeds:read")
                .to("direct:listFeedDefinitions");
        named.get("/{name}")
                .routeId("getFeedDefinition")
                .security(PERMISSION, "feeds:read")
                .to("direct:getFeedDefinition");
        RestDefinition path = rest("/connections");
        path.get("/{id}/feed").routeId("getFeed").security(PERMISSION, "feeds:read").to("direct:getFeed");
        path.get("/{id}/feed/file")
                .routeId("getFeedFile")
                .security(PERMISSION, "feeds:read")
                .to("direct:getFeedFile");
        path.get("/{id}/feed/pulls")
                .routeId("listFeedPulls")
                .security(PERMISSION, "feeds:read")
                .to("direct:listFeedPulls");
        path.get("/{id}/feed/findings")
                .routeId("listFeedFindings")
                .security(PERMISSION, "feeds:read")
                .to("direct:listFeedFindings");
        path.get("/{id}/feed/findings-file")
                .routeId("getFeedFindingsFile")
                .security(PERMISSION, "feeds:read")
                .to("direct:getFeedFindingsFile");
        path.get("/{id}/feed/changes")
                .routeId("listFeedChanges")
                .security(PERMISSION, "feeds:read")
                .to("direct:listFeedChanges");
        path.post("/{id}/feed/preview")
                .routeId("previewFeed")
                .security(PERMISSION, "feeds:read")
                .to("direct:previewFeed");
        path.post("/{id}/feed/token")
                .routeId("rotateFeedToken")
                .security(PERMISSION, "feeds:write")
                .to("direct:rotateFeedToken");
        path.post("/{id}/feed/token/reveal")
                .routeId("revealFeedToken")
                .security(PERMISSION, "feeds:write")
                .to("direct:revealFeedToken");

        from("direct:listFeedDefinitions").process(operation(definitions::list));
        from("direct:getFeedDefinition").process(operation(definitions::get));
        from("direct:getFeed").process(operation(feeds::get));
        from("direct:getFeedFile").process(operation(feeds::file));
        from("direct:listFeedPulls").process(operation(feeds::pulls));
        from("direct:listFeedFindings").process(operation(reports::findings));
        from("direct:getFeedFindingsFile").process(operation(reports::findingsFile));
        from("direct:listFeedChanges").process(operation(reports::changes));
        from("direct:previewFeed").process(operation(feeds::preview));
        from("direct:rotateFeedToken").process(operation(tokens::rotate));
        from("direct:revealFeedToken").process(operation(tokens::reveal));
    }
}
