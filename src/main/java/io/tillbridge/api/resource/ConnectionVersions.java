package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionView;
import io.tillbridge.connection.Connections;
import java.util.Map;

/** How connections stood after each change, and the way back. */
final class ConnectionVersions implements Resource {
    private final Connections connections;
    private final ConnectionView view;

    ConnectionVersions(Connections connections, ConnectionView view) {
        this.connections = connections;
        this.view = view;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of("listConnectionVersions", this::versions, "restoreConnection", this::restore);
    }

    private ApiResponse versions(ApiRequest request) {
        return VersionView.page(
                request,
                connections.versions(request.id(), VersionView.LIST.window(request)),
                version -> connections.version(request.id(), version));
    }

    private ApiResponse restore(ApiRequest request) {
        long version = Long.parseLong(request.path().get("version"));
        Connection restored = connections.restore(
                request.id(),
                version,
                RequestAuthor.caller(request),
                IfMatch.version(request).orElse(null));
        return new ApiResponse.Body(200, view.of(restored), Map.of("ETag", ConnectionView.etag(restored)));
    }
}
