package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedDefinitionFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The feed definitions of this hub, with the mistakes of their files. */
public final class FeedDefinitionOperations {
    private final FeedServices feeds;

    FeedDefinitionOperations(FeedServices feeds) {
        this.feeds = feeds;
    }

    public ApiResponse list(ApiRequest request) {
        return ApiResponse.ok(Map.of("items", List.copyOf(all().values())));
    }

    public ApiResponse get(ApiRequest request) {
        String name = request.path().get("name");
        Map<String, FeedDefinitionView> all = all();
        return ApiResponse.ok(Optional.ofNullable(all.get(name))
                .orElseThrow(() -> Problem.notFound("There is no feed definition " + QuotedText.of(name) + "; there are "
                                + String.join(", ", all.keySet()))
                        .refusal()));
    }

    /** By name: good ones, and those of which there are only mistakes. */
    private Map<String, FeedDefinitionView> all() {
        feeds.definitions().reload();
        Map<String, FeedDefinitionView> all = new TreeMap<>();
        for (FeedDefinitionFault fault : feeds.definitions().faults()) {
            String name = fault.file().replaceFirst("\\.ya?ml$", "");
            all.put(name, FeedDefinitionView.faulty(name, feeds.orders().faults(name)));
        }
        for (FeedDefinition definition : feeds.definitions().all()) {
            all.put(
                    definition.name(),
                    FeedDefinitionView.of(
                            definition,
                            feeds.orders().isOwn(definition),
                            feeds.orders().faults(definition.name())));
        }
        return all;
    }
}
