package io.tillbridge.app;

import io.tillbridge.catalog.load.CatalogReports;
import io.tillbridge.flow.catalogs.ArchiveStep;
import io.tillbridge.flow.catalogs.BeginStep;
import io.tillbridge.flow.catalogs.CloseDeliveryStep;
import io.tillbridge.flow.catalogs.DescribeStep;
import io.tillbridge.flow.catalogs.LoadStep;
import io.tillbridge.flow.catalogs.MissedFileStep;
import io.tillbridge.flow.catalogs.OpenDeliveryStep;
import io.tillbridge.flow.catalogs.PlanStep;
import io.tillbridge.flow.catalogs.RemoteFetchStep;
import io.tillbridge.flow.catalogs.RemoteListStep;
import io.tillbridge.flow.catalogs.RemoteVersionStore;
import io.tillbridge.flow.catalogs.ReportStep;
import io.tillbridge.flow.catalogs.StepTimes;
import io.tillbridge.flow.catalogs.SurveyStep;
import io.tillbridge.flow.catalogs.VendorReports;
import io.tillbridge.mail.MailSender;
import io.tillbridge.remotefiles.VendorServer;
import java.util.Map;

/** The steps and beans of {@code routes/catalog}. */
final class CatalogBeans {
    private CatalogBeans() {}

    static Map<String, Object> of(HubCore core, VendorServer vendor, MailSender mail, HubMetrics metrics) {
        long maxFileSize = core.configuration().size("catalog.max-file-size");
        StepTimes times = new StepTimes(metrics::catalogStep);
        RemoteVersionStore versions = new RemoteVersionStore(core.database());
        return Map.ofEntries(
                Map.entry("remoteList", new RemoteListStep(vendor, core.connections(), versions, times)),
                Map.entry(
                        "remoteFetch",
                        new RemoteFetchStep(core.deliveries(), core.connections(), versions, maxFileSize)),
                Map.entry("catalogOpen", new OpenDeliveryStep(core.connections(), core.deliveries())),
                Map.entry("catalogMissed", new MissedFileStep(core.deliveries(), maxFileSize)),
                Map.entry("catalogReceived", new CloseDeliveryStep(core.deliveries(), times)),
                Map.entry("catalogBegin", new BeginStep(core.catalogLoad(), core.deliveries(), times)),
                Map.entry("catalogSurvey", new SurveyStep()),
                Map.entry("catalogPlan", new PlanStep()),
                Map.entry("catalogLoad", new LoadStep()),
                Map.entry("catalogReport", new ReportStep()),
                Map.entry("catalogArchive", new ArchiveStep(core.deliveries(), metrics::loaded)),
                Map.entry("catalogDescribe", new DescribeStep()),
                Map.entry(
                        "vendorReports",
                        new VendorReports(
                                core.connections(),
                                new CatalogReports(core.database(), core.spool()),
                                core.database(),
                                mail,
                                core.clock())));
    }
}
