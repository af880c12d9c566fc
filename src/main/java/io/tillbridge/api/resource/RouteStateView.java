package io.tillbridge.api.resource;

import io.tillbridge.routing.RouteFileState;
import java.time.Instant;
import java.util.List;

/** Whether a route file runs as it stands on disk. */
record RouteStateView(String file, String state, Instant liveSince, String hash, List<RouteFindingView> findings) {
    /** @param hash of the text on disk; null when there is none */
    static RouteStateView of(String file, RouteFileState state, String hash) {
        return new RouteStateView(file, state.state(), state.liveSince(), hash, RouteFindingView.of(state.findings()));
    }
}
