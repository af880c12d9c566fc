package io.tillbridge.lightspeed.rseries;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.run.RefusedFailure;
import java.util.Optional;
import java.util.function.LongFunction;

/** Which account a connection means, as it is set now. */
public final class AccountTargets {
    private final LongFunction<Optional<Connection>> connections;
    private final String api;

    /**
     * @param connections by id
     * @param api address of the API for connections that name no other
     */
    public AccountTargets(LongFunction<Optional<Connection>> connections, String api) {
        this.connections = connections;
        this.api = api.replaceFirst("/+$", "");
    }

    /**
     * @throws RefusedFailure when there is no such connection, it is of another kind, or its settings are not right
     */
    AccountTarget of(long connectionId) {
        Connection connection = connections
                .apply(connectionId)
                .filter(found -> found.kind().equals(RSeries.NAME))
                .orElseThrow(() -> new RefusedFailure("There is no R-Series connection " + connectionId
                        + ": it was deleted or is of another kind. Name another one."));
        try {
            RSeriesSettings settings = RSeriesSettings.of(connection);
            return new AccountTarget(
                    connectionId,
                    settings.baseUrl() == null ? api : settings.baseUrl(),
                    settings.accountId(),
                    settings.clientId());
        } catch (CallerFault e) {
            throw new RefusedFailure(
                    "The settings of connection " + connectionId + " are not right: " + e.getMessage());
        }
    }
}
