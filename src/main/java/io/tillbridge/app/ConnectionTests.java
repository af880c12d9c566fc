package io.tillbridge.app;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.CatalogKinds;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.FeedKind;
import io.tillbridge.connection.OwnCatalog;
import io.tillbridge.connection.Postnl;
import io.tillbridge.connection.RSeries;
import io.tillbridge.lightspeed.cseries.CSeriesClient;
import io.tillbridge.lightspeed.cseries.CSeriesConnectionTest;
import io.tillbridge.remotefiles.FeedConnectionTest;
import io.tillbridge.remotefiles.VendorConnectionTest;
import io.tillbridge.remotefiles.VendorServer;
import java.util.HashMap;
import java.util.Map;

/** The try of each kind of connection. */
final class ConnectionTests {
    private ConnectionTests() {}

    /** For a person, by kind: shows the key of a server that is not pinned yet, and signs in with it. */
    static Map<String, ConnectionTest> of(
            VendorServer vendor, CSeriesClient shops, ConnectionTest tills, ConnectionTest carriers) {
        return all(new VendorConnectionTest(vendor), new FeedConnectionTest(vendor, false), shops, tills, carriers);
    }

    /** The same where nobody stands by to judge a key: a server that is not pinned gets no password. */
    static Map<String, ConnectionTest> unattended(
            VendorServer vendor, CSeriesClient shops, ConnectionTest tills, ConnectionTest carriers) {
        return all(
                VendorConnectionTest.pinnedOnly(vendor), new FeedConnectionTest(vendor, true), shops, tills, carriers);
    }

    private static Map<String, ConnectionTest> all(
            ConnectionTest vendors,
            ConnectionTest feeds,
            CSeriesClient shops,
            ConnectionTest tills,
            ConnectionTest carriers) {
        Map<String, ConnectionTest> tests = new HashMap<>();
        CatalogKinds.NAMES.forEach(kind -> tests.put(kind, vendors));
        tests.put(FeedKind.NAME, feeds);
        tests.put(OwnCatalog.NAME, new OwnCatalogConnectionTest());
        tests.put(CSeries.NAME, new CSeriesConnectionTest(shops));
        tests.put(RSeries.NAME, tills);
        tests.put(Postnl.NAME, carriers);
        return Map.copyOf(tests);
    }
}
