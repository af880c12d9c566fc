package io.tillbridge.app;

import io.tillbridge.catalog.load.CatalogReports;
import io.tillbridge.mail.Mail;
import io.tillbridge.vendor.CatalogPull;
import io.tillbridge.vendor.VendorReports;
import io.tillbridge.vendor.VendorServer;
import java.util.Map;

/** The beans of {@code routes/catalog}. */
final class CatalogBeans {
    private CatalogBeans() {}

    static Map<String, Object> of(HubCore core, VendorServer vendor, Mail mail, HubMetrics metrics) {
        return Map.of(
                "catalogPull",
                new CatalogPull(
                        vendor,
                        core.connections(),
                        core.deliveries(),
                        core.configuration().size("catalog.max-file-size")),
                "catalogFlow",
                new CatalogFlow(core.catalogLoad(), core.deliveries(), metrics),
                "vendorReports",
                new VendorReports(
                        core.connections(),
                        new CatalogReports(core.database(), core.spool()),
                        core.database(),
                        mail,
                        core.clock()));
    }
}
