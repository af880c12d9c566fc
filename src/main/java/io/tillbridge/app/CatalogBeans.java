package io.tillbridge.app;

import io.tillbridge.catalog.load.CatalogReports;
import io.tillbridge.flow.catalogs.CatalogFlow;
import io.tillbridge.flow.catalogs.CatalogPull;
import io.tillbridge.flow.catalogs.VendorReports;
import io.tillbridge.mail.MailSender;
import io.tillbridge.remotefiles.VendorServer;
import java.util.Map;

/** The beans of {@code routes/catalog}. */
final class CatalogBeans {
    private CatalogBeans() {}

    static Map<String, Object> of(HubCore core, VendorServer vendor, MailSender mail, HubMetrics metrics) {
        return Map.of(
                "catalogPull",
                new CatalogPull(
                        vendor,
                        core.connections(),
                        core.deliveries(),
                        core.configuration().size("catalog.max-file-size")),
                "catalogFlow",
                new CatalogFlow(core.catalogLoad(), core.deliveries(), metrics::loaded),
                "vendorReports",
                new VendorReports(
                        core.connections(),
                        new CatalogReports(core.database(), core.spool()),
                        core.database(),
                        mail,
                        core.clock()));
    }
}
