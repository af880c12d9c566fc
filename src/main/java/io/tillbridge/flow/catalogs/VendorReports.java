package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.CatalogReports;
import io.tillbridge.catalog.load.CatalogReports.Report;
import io.tillbridge.connection.CatalogFileSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
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
 * report, and once that all is well again. A report is claimed before it leaves, under the Message-ID it leaves with: after
 * a kill in between it is sent again under the same one, for nobody knows whether it left.
 */
public final class VendorReports {
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
        CatalogFileSettings settings = CatalogFileSettings.of(connection);
        for (String address : settings.reportTo()) {
            Optional<Long> latest = reports.latest(connection.id());
            if (latest.isPresent()) {
                send(connection, address, latest.get(), run);
            }
        }
    }

    private void send(Connection connection, String address, long delivery, RunLog run) throws IOException {
        Optional<Last> last = store.last(connection.id(), address);
        if (last.filter(known -> known.deliveryId() == delivery && known.sent()).isPresent()) {
            return;
        }
        Report report = reports.of(delivery);
        Optional<Last> unsent = last.filter(before -> !before.sent() && isOf(before, report));
        if (unsent.isEmpty() && !isNews(report, last)) {
            last.ifPresent(before -> store.put(
                    connection.id(),
                    address,
                    new Last(delivery, before.digest(), before.findings(), before.state(), before.messageId())));
            return;
        }
        String messageId = unsent.map(Last::messageId).orElseGet(mail::newMessageId);
        Last claimed = new Last(delivery, report.digest(), report.findings(), VendorReportStore.SENDING, messageId);
        store.put(connection.id(), address, claimed);
        MailResult posted = mail.send(VendorReportMail.of(address, connection.name(), report, clock.instant())
                .withMessageId(messageId));
        boolean left = posted.sent() || !mail.configured();
        store.put(connection.id(), address, claimed.as(left ? VendorReportStore.SENT : VendorReportStore.FAILED));
        if (left) {
            run.count("reportsSent", 1);
            run.info("The report of " + report.findings() + " findings goes to " + address
                    + (posted.sent() ? "." : "; " + posted.detail() + "."));
        } else {
            run.warn("The report to " + address + " was not sent and is sent after the next load: " + posted.detail());
        }
    }

    /** Whether the address was to be told just this; that all is well is one message, whatever the files are. */
    private static boolean isOf(Last last, Report report) {
        return last.digest().equals(report.digest()) || (last.findings() == 0 && report.findings() == 0);
    }

    private static boolean isNews(Report report, Optional<Last> last) {
        return report.findings() > 0
                ? last.filter(before -> isOf(before, report)).isEmpty()
                : report.pulled()
                        && last.filter(before -> before.findings() > 0).isPresent();
    }
}
