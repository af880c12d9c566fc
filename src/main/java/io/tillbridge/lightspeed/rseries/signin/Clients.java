package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.lightspeed.rseries.signin.TokenEndpoint.Client;
import io.tillbridge.run.RefusedFailure;
import java.time.Instant;

/** The client of a connection, as it is now: a change of its id or secret counts from the next call. */
final class Clients {
    private final Connections connections;

    Clients(Connections connections) {
        this.connections = connections;
    }

    /**
     * An account with all it takes to sign in.
     *
     * @param mark tells this client from the one before a change of its id or secret; holds no secret
     * @param legacy a refresh token that a person set; null for none
     */
    record Account(Connection connection, RSeriesSettings settings, Client client, String mark, String legacy) {
        @Override
        public String toString() {
            return "Connection " + connection.id() + " (" + connection.name() + ")";
        }
    }

    /** @throws RefusedFailure when there is no such connection, or its settings or its client are not whole */
    Account of(long connectionId) {
        return connections
                .find(connectionId)
                .filter(found -> found.kind().equals(RSeries.NAME))
                .map(found -> of(found, connections.credentials(connectionId)))
                .orElseThrow(() -> new RefusedFailure("There is no R-Series connection " + connectionId
                        + ": it was deleted or is of another kind. Name another one."));
    }

    /** @throws RefusedFailure likewise */
    Account of(Connection connection, Credentials credentials) {
        RSeriesSettings settings = settings(connection);
        String secret = credentials.get(RSeries.CLIENT_SECRET).orElse(null);
        if (settings.clientId() == null || secret == null) {
            String missing = settings.clientId() == null && secret == null
                    ? "clientId and clientSecret"
                    : settings.clientId() == null ? "clientId" : "clientSecret";
            throw new RefusedFailure("Connection " + connection.id() + " (" + connection.name() + ") has no " + missing
                    + ". Register a client at Lightspeed, then set its id and secret here.");
        }
        Instant set = connection.secrets().get(RSeries.CLIENT_SECRET);
        return new Account(
                connection,
                settings,
                new Client(settings.clientId(), secret),
                settings.clientId() + "|" + set,
                credentials.get(RSeries.REFRESH_TOKEN).orElse(null));
    }

    private static RSeriesSettings settings(Connection connection) {
        try {
            return RSeriesSettings.of(connection);
        } catch (CallerFault e) {
            throw new RefusedFailure(
                    "The settings of connection " + connection.id() + " are not right: " + e.getMessage());
        }
    }
}
