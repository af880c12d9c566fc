package io.tillbridge.lightspeed.cseries;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Credentials;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.run.RefusedFailure;

/** Which shop a connection means, with its key as it is now: a change of the key counts from the next call. */
public final class ShopTargets {
    private final Connections connections;
    private final ShopClusters clusters;

    public ShopTargets(Connections connections, ShopClusters clusters) {
        this.connections = connections;
        this.clusters = clusters;
    }

    /**
     * @throws RefusedFailure when there is no such connection, it is of another kind, or it has no key
     */
    ShopTarget of(long connectionId) {
        Connection connection = connections
                .find(connectionId)
                .filter(found -> found.kind().equals(CSeries.NAME))
                .orElseThrow(() -> new RefusedFailure("There is no C-Series connection " + connectionId
                        + ": it was deleted or is of another kind. Name another one."));
        return of(connection, connections.credentials(connectionId));
    }

    /**
     * @param connection may be unsaved
     * @throws RefusedFailure when its settings are not right or it has no key
     */
    ShopTarget of(Connection connection, Credentials credentials) {
        try {
            CSeriesSettings settings = CSeriesSettings.of(connection);
            return ShopTarget.of(clusters.baseUrl(settings), settings.language(), credentials);
        } catch (CallerFault e) {
            throw new RefusedFailure(
                    "The settings of connection " + connection.id() + " are not right: " + e.getMessage());
        }
    }

    ShopClusters clusters() {
        return clusters;

}
}
