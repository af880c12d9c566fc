package io.tillbridge.api.resource;

/** The operations of feeds. */
public record FeedResources(
        FeedDefinitionOperations definitions,
        FeedOperations feeds,
        FeedReportOperations reports,
        FeedTokenOperations tokens) {
    static FeedResources of(ApiServices given, NextFirings firings) {
        return new FeedResources(
                new FeedDefinitionOperations(given.feeds()),
                new FeedOperations(given.feeds(), given.connections(), given.keys().publicUrl(), firings),
                new FeedReportOperations(given.feeds(), given.connections()),
                new FeedTokenOperations(given.feeds(), given.connections(), given.keys().publicUrl()));
    }
}
