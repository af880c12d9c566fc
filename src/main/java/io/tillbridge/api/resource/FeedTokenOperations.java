package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.FeedSettings;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.feed.delivery.PullTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The pull address of a feed with its token: shown to those who handle secrets, and changed. */
public final class FeedTokenOperations {
    private final FeedServices feeds;
    private final FeedAccess access;
    private final Supplier<String> publicUrl;

    FeedTokenOperations(FeedServices feeds, Connections connections, Supplier<String> publicUrl) {
        this.feeds = feeds;
        this.access = new FeedAccess(connections);
        this.publicUrl = publicUrl;
    }

    /** Shows the address; the first one is made. */
    public ApiResponse reveal(ApiRequest request) {
        Connection connection = allowed(request);
        return shown(connection, feeds.tokens().reveal(connection.id()));
    }

    /** Makes a new token; the one before goes on for a while. */
    public ApiResponse rotate(ApiRequest request) {
        Connection connection = allowed(request);
        Duration grace = request.body().has("graceHours")
                ? Duration.ofHours(request.body().path("graceHours").asLong())
                : PullTokens.GRACE;
        return shown(connection, feeds.tokens().rotate(connection.id(), grace));
    }

    private Connection allowed(ApiRequest request) {
        Connection connection = access.of(request);
        if (!request.caller().handlesSecrets()) {
            throw CallerFault.forbidden("Whoever has the address of a feed can fetch it: ask an owner or an admin to"
                    + " show or change it.");
        }
        if (!FeedSettings.of(connection).pulls()) {
            throw Problem.conflict(
                            ProblemType.CONFLICT,
                            "Feed " + connection.id()
                                    + " has no address: its delivery is push. Set delivery to pull or both")
                    .refusal();
        }
        return connection;
    }

    private ApiResponse shown(Connection connection, String token) {
        FeedView view = FeedView.of(connection, feeds, publicUrl.get(), null);
        String address =
                view.fileName() == null ? null : FeedView.address(publicUrl.get(), token, view.fileName());
        return ApiResponse.ok(
                new Shown(address, token, view.token().createdAt(), view.token().oldUntil()));
    }

    private record Shown(String address, String token, Instant createdAt, Instant oldUntil) {}
}
