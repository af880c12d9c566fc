package io.tillbridge.vendor;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.SftpCatalogSettings;

/** The try of a connection of kind {@code sftp-catalog}. */
public final class VendorConnectionTest implements ConnectionTest {
    private final VendorServer server;

    public VendorConnectionTest(VendorServer server) {
        this.server = server;
    }

    @Override
    public TestReport test(Connection connection, Credentials credentials) {
        return server.test(VendorAccount.of(SftpCatalogSettings.of(connection), credentials));
    }
}
