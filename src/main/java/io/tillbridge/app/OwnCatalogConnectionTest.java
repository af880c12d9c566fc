package io.tillbridge.app;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Credentials;
import java.util.List;
import java.util.Map;

/** The test of an own catalog, which calls no other system. */
final class OwnCatalogConnectionTest implements ConnectionTest {
    @Override
    public TestReport test(Connection connection, Credentials credentials) {
        Check receives = new Check(
                "receives",
                true,
                "Products are sent to the hub, by PUT /catalog/products and POST /catalog/upload; it calls no server.");
        return new TestReport(true, List.of(receives), Map.of());
    }
}
