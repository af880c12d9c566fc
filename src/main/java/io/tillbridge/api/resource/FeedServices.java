package io.tillbridge.api.resource;

import io.tillbridge.feed.FeedPreview;
import io.tillbridge.feed.definition.FeedDefinitions;
import io.tillbridge.feed.delivery.FeedFiles;
import io.tillbridge.feed.delivery.FeedOrders;
import io.tillbridge.feed.delivery.Publications;
import io.tillbridge.feed.delivery.PullLog;
import io.tillbridge.feed.delivery.PullTokens;

/** What the operations of feeds call. */
public record FeedServices(
        FeedDefinitions definitions,
        FeedOrders orders,
        Publications publications,
        FeedFiles files,
        PullTokens tokens,
        PullLog pulls,
        FeedPreview preview) {}
