package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.live.LiveTopic;
import io.tillbridge.live.LiveWatch;

/** Hints of what changes, for a page that is open. */
public final class LiveOperations {
    private final LiveWatch watch;

    LiveOperations(LiveWatch watch) {
        this.watch = watch;
    }

    public ApiResponse stream(ApiRequest request) {
        return new ApiResponse.Events(new LiveEventSource(
                watch,
                LiveTopic.of(request.caller()),
                request.header("Last-Event-ID").orElse(null)));
    }
}
