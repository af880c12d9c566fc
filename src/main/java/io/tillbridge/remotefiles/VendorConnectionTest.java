package io.tillbridge.remotefiles;

import io.tillbridge.connection.CatalogFileSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Credentials;
import io.tillbridge.run.RefusedFailure;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The try of a connection of any kind with catalog files. */
public final class VendorConnectionTest implements ConnectionTest {
    private final BiFunction<RemoteAccount, FileSelection, TestReport> server;

    public VendorConnectionTest(VendorServer server) {
        this(server::test);
    }

    private VendorConnectionTest(BiFunction<RemoteAccount, FileSelection, TestReport> server) {
        this.server = server;
    }

    /** One that signs in to no server whose identity nobody has confirmed. */
    public static VendorConnectionTest pinnedOnly(VendorServer server) {
        return new VendorConnectionTest(server::testPinned);
    }

    @Override
    public TestReport test(Connection connection, Credentials credentials) {
        FileSelection selection = FileSelection.of(CatalogFileSettings.of(connection));
        try {
            return server.apply(RemoteAccount.of(connection, credentials), selection);
        } catch (RefusedFailure incomplete) {
            return new TestReport(false, List.of(new Check("signIn", false, incomplete.getMessage())), Map.of());
        }
    }
}
