package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.CatalogReports;
import io.tillbridge.catalog.load.CatalogReports.Report;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.SftpCatalogSettings;
import io.tillbridge.flow.catalogs.VendorReportStore.Last;
import io.tillbridge.mail.MailResult;
import io.tillbridge.mail.MailSender;
import io.tillbridge.run.RunLog;
import io.tillbridge.storage.Database;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * The bean {@code vendorReports} of the catalog routes: mails a vendor what was found in its files, once per changed
 * report, and once that all is well again. A report is claimed before it leaves: after a kill in between it is not sent a
 * second time.
 */
public final class VendorReports {
    private static final String SENDING = "sending";
    private static final String SENT = "sent";
    private static final String FAILED = "failed";

    private final Connections connections;
    private final CatalogReports reports;
    private final VendorReportStore store;
    private final MailSender mail;
    private final Clock clock;

    public VendorReports(
            Connections connections, CatalogReports reports, Database database, MailSender mail, Clock clock) {
        this.connections = connections;
        this.reports = reports;
        this.store = new VendorReportStore(database, clock);
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Sends what the last load of the run's connection found to each address of {@code reportTo} that does not know it
     * yet. A mail server that does not take it makes a warning; the next load sends it.
     *
     * @throws IOException when the error files cannot be read
     */
    public void send(RunLog run) throws IOException {
        if (run.dryRun() || run.cancelled()) {
            return;
        }
        Connection connection = connections.get(run.connectionId());
        SftpCatalogSettings settings = SftpCatalogSettings.of(connection);
        for (String address : settings.reportTo()) {
            Optional<Long> latest = reports.latest(connection.id());
            if (latest.isPresent()) {
                send(connection, address, latest.get(), run);
            }
        }
    }

    private void send(Connection connection, String address, long delivery, RunLog run) throws IOException {
        Optional<Last> last = store.last(connection.id(), address);
        if (last.filter(known ->
                        known.deliveryId() == delivery && !known.state().equals(FAILED))
                .isPresent()) {
            return;
        }
        Report report = reports.of(delivery);
        boolean known = last.filter(before -> before.digest().equals(report.digest())
                        && !before.state().equals(FAILED))
                .isPresent();
        boolean fresh = report.findings() > 0
                ? !known
                : report.pulled()
                        && last.filter(before -> before.findings() > 0).isPresent();
        if (!fresh) {
            last.ifPresent(before -> store.put(
                    connection.id(), address, new Last(delivery, before.digest(), before.findings(), before.state())));
            return;
        }
        store.put(connection.id(), address, new Last(delivery, report.digest(), report.findings(), SENDING));
        MailResult posted = mail.send(VendorReportMail.of(address, connection.name(), report, clock.instant()));
        boolean left = posted.sent() || !mail.configured();
        store.put(
                connection.id(), address, new Last(delivery, report.digest(), report.findings(), left ? SENT : FAILED));
        if (left) {
            run.count("reportsSent", 1);
            run.info("The report of " + report.findings() + " findings goes to " + address
                    + (posted.sent() ? "." : "; " + posted.detail() + "."));
        } else {
            run.warn("The report to " + address + " was not sent and is sent after the next load: " + posted.detail());
        }
    }
}
