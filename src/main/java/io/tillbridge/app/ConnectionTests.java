package io.tillbridge.app;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.lightspeed.cseries.CSeriesConnectionTest;
import io.tillbridge.lightspeed.cseries.ShopLink;
import io.tillbridge.vendor.VendorConnectionTest;
import io.tillbridge.vendor.VendorServer;
import java.util.Map;

/** The try of each kind of connection. */
final class ConnectionTests {
    private ConnectionTests() {}

    /** By kind. */
    static Map<String, ConnectionTest> of(VendorServer vendor, ShopLink shops) {
        return Map.of(
                SftpCatalog.NAME, new VendorConnectionTest(vendor), CSeries.NAME, new CSeriesConnectionTest(shops));
    }
}
