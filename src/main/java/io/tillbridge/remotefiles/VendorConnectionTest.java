package io.tillbridge.remotefiles;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.SftpCatalogSettings;
import java.util.function.BiFunction;

/** The try of a connection of kind {@code sftp-catalog}. */
public final class VendorConnectionTest implements ConnectionTest {
    private final BiFunction<VendorAccount, FileSelection, TestReport> server;

    public VendorConnectionTest(VendorServer server) {
        this(server::test);
    }

    private VendorConnectionTest(BiFunction<VendorAccount, FileSelection, TestReport> server) {
        this.server = server;
    }

    /** One that signs in to no server whose key nobody has confirmed. */
    public static VendorConnectionTest pinnedOnly(VendorServer server) {
        return new VendorConnectionTest(server::testPinned);
    }

    @Override
    public TestReport test(Connection connection, Credentials credentials) {
        SftpCatalogSettings settings = SftpCatalogSettings.of(connection);
        return server.apply(VendorAccount.of(settings, credentials), FileSelection.of(settings));
    }
}
