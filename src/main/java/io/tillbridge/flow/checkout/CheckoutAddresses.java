package io.tillbridge.flow.checkout;

import io.tillbridge.connection.Connection;
import java.util.Optional;

/** Where the shop of a connection reaches the checkout of the hub. */
@FunctionalInterface
public interface CheckoutAddresses {
    /**
     * Without trailing slash: {@code https://hub.example/public/checkout/<token>}.
     *
     * @return empty while the connection has no token
     */
    Optional<String> of(Connection connection);
}
