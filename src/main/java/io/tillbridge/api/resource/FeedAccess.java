package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.FeedKind;
import java.util.Optional;

/** Which feeds a caller may see: the one place that every operation of a feed asks. */
final class FeedAccess {
    private final Connections connections;

    FeedAccess(Connections connections) {
        this.connections = connections;
    }

    /** The feed that a request names; a 404 for what is no feed, or none of the caller's. */
    Connection of(ApiRequest request) {
        return find(request.caller(), request.id()).orElseThrow(() -> Problem.notFound(
                        "There is no feed with the id " + request.id()
                                + ": expected the id of a connection of kind feed that you may see")
                .refusal());
    }

    private Optional<Connection> find(Caller caller, long id) {
        return connections
                .find(id)
                .filter(connection -> connection.kind().equals(FeedKind.NAME))
                .filter(connection -> mayFeed(caller) && caller.seesConnection(id));
    }

    /** Feeds are of partners: a retailer sees none of them. */
    private static boolean mayFeed(Caller caller) {
        return caller.retailerId() == null;
    }
}
