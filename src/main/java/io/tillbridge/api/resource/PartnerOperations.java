package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.OneTimeSecret;
import io.tillbridge.access.OneTimeSecrets;
import io.tillbridge.access.PartnerAccess;
import io.tillbridge.access.PartnerAccess.Partner;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.FeedKind;
import io.tillbridge.fault.CallerFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The access of partners to feeds: which feeds a caller has, and the keys given for one. */
public final class PartnerOperations {
    private static final int MOST_FEEDS = 500;

    private final Connections connections;
    private final PartnerAccess access;
    private final Supplier<String> publicUrl;

    PartnerOperations(Connections connections, PartnerAccess access, Supplier<String> publicUrl) {
        this.connections = connections;
        this.access = access;
        this.publicUrl = publicUrl;
    }

    public ApiResponse feeds(ApiRequest request) {
        List<FeedItem> feeds = request.caller().retailerId() != null
                ? List.of()
                : connections.list(FeedKind.NAME, 0, MOST_FEEDS).stream()
                        .filter(feed -> request.caller().seesConnection(feed.id()))
                        .map(feed -> new FeedItem(Long.toString(feed.id()), feed.name(), url(feed)))
                        .toList();
        return ApiResponse.ok(Map.of("items", feeds));
    }

    public ApiResponse list(ApiRequest request) {
        Connection feed = feed(request);
        return ApiResponse.ok(new Access(
                PartnerAccess.permissions().stream().map(Right::of).toList(),
                access.of(feed.id()).stream().map(KeyView::of).toList()));
    }

    public ApiResponse give(ApiRequest request) {
        Connection feed = feed(request);
        JsonNode body = request.body();
        PartnerAccess.Given given = access.give(
                request.caller(),
                feed.id(),
                body.path("title").asText(),
                body.has("email") ? body.path("email").asText() : null,
                clientId -> PartnerInstructions.of(feed.name(), url(feed), clientId));
        return new ApiResponse.Body(
                201,
                new Given(KeyView.of(given.partner()), link(given.clientId()), link(given.secret())),
                Map.of());
    }

    public ApiResponse revoke(ApiRequest request) {
        access.revoke(
                request.caller(),
                feed(request).id(),
                Long.parseLong(request.path().get("keyId")));
        return new ApiResponse.Nothing();
    }

    private Connection feed(ApiRequest request) {
        Connection connection = connections.get(request.id());
        if (!FeedKind.NAME.equals(connection.kind())) {
            throw CallerFault.conflict(
                    "conflict",
                    "Connection " + connection.id() + " is of the kind " + connection.kind()
                            + ", expected a feed: partners are given access to feeds only.");
        }
        return connection;
    }

    private String url(Connection feed) {
        return publicUrl.get() + "/api/v1/connections/" + feed.id() + "/feed/file";
    }

    /** What stands after {@code #} is sent to no server and fetched by no preview. */
    private Link link(OneTimeSecrets.Created made) {
        OneTimeSecret secret = made.secret();
        return new Link(
                Long.toString(secret.id()),
                secret.label(),
                publicUrl.get() + "/secret#" + made.token(),
                secret.expiresAt());
    }

    private record FeedItem(String id, String name, String url) {}

    private record Access(List<Right> rights, List<KeyView> items) {}

    private record Right(String permission, String sentence) {
        static Right of(Permission permission) {
            return new Right(
                    permission.text(),
                    "Fetch this feed and see its state, its report and the log of pulls. Other data stays closed.");
        }
    }

    private record Given(KeyView key, Link clientId, Link secret) {
        @Override
        public String toString() {
            return "Given[key=" + key.id() + "]";
        }
    }

    private record Link(String id, String label, String link, Instant expiresAt) {
        @Override
        public String toString() {
            return "Link[id=" + id + "]";
        }
    }

    private record KeyView(
            String id,
            String title,
            String email,
            String clientId,
            boolean enabled,
            String madeBy,
            Instant createdAt,
            Instant lastUsedAt,
            long pulls,
            Instant lastPullAt) {
        static KeyView of(Partner partner) {
            return new KeyView(
                    Long.toString(partner.key().id()),
                    partner.key().title(),
                    partner.email(),
                    partner.key().clientId(),
                    partner.key().enabled(),
                    partner.madeBy(),
                    partner.key().createdAt(),
                    partner.key().lastUsedAt(),
                    partner.pulls(),
                    partner.lastPullAt());
        }
    }
}
