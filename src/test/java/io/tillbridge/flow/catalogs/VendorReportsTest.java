package io.tillbridge.flow.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.catalog.load.CatalogLoad;
import io.tillbridge.catalog.load.CatalogReports;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Secrets;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.mail.MailSender;
import io.tillbridge.mail.MailSettings;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.Running;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.TestDatabase;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vendors hear of findings by mail: a real mail server, a real database. */
class VendorReportsTest {
    private static final String HERE = "127.0.0.1";
    private static final String HEADER = "vendorSku,name,brand,msrp,defaultCost,language\n";
    private static final String GOOD = HEADER + "A,Lamp,Alder,12.50,6,en\n";
    private static final String BAD = GOOD + "B,Chair,Alder,€ 12,6,en\n";

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final Running running =
            new Running(database.jdbi(), (lane, id) -> true, "node", end -> {}, Clock.systemUTC());
    private final GreenMail server = new GreenMail(new ServerSetup(0, HERE, "smtp"));
    private Spool spool;
    private Deliveries deliveries;
    private Connections connections;
    private MailSender mail;
    private long connection;

    @BeforeEach
    void open() throws Exception {
        server.start();
        spool = Spool.open(folder.resolve("spool"));
        deliveries = new Deliveries(database, spool, Clock.systemUTC());
        connections = new Connections(
                database.jdbi(),
                Secrets.open(folder, "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="),
                new ConnectionKinds(List.of(new SftpCatalog(Set::of))),
                Clock.systemUTC());
        connection = connections
                .create(Map.of(
                        "kind",
                        "sftp-catalog",
                        "name",
                        "Vera",
                        "settings",
                        Map.of(
                                "host",
                                HERE,
                                "path",
                                "/",
                                "username",
                                "vera",
                                "reportTo",
                                List.of("vera@vendor.example")),
                        "secrets",
                        Map.of("password", "secret")))
                .id();
        mail = mail(server.getSmtp().getPort());
    }

    @AfterEach
    void close() {
        mail.close();
        server.stop();
        running.close();
        spool.close();
        database.close();
    }

    @Test
    void theErrorFileGoesOutWithASentencePerKindOfFault() throws Exception {
        night(BAD + "A,Lamp,Alder,12.50,6,en\n");

        MimeMessage message = only();
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("vera@vendor.example");
        assertThat(message.getSubject()).isEqualTo("2 findings in your catalog (Vera)");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        String text = ((MimeMultipart) parts.getBodyPart(0).getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
        assertThat(text)
                .contains("and found 2 findings in 1 file.")
                .contains("catalog.csv: 3 rows, 2 not loaded, 2 findings.")
                .contains("MSRP_INVALID, once (the row is not loaded): The price is not a plain decimal number")
                .contains("SKU_DUPLICATE, once (the row is not loaded): The same \"vendorSku\" stands again");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("catalog-errors.csv");
        assertThat(bytes(parts.getBodyPart(1))).contains("MSRP_INVALID").startsWith("line,vendorSku,");
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("catalog-rejected-rows.csv");
        assertThat(bytes(parts.getBodyPart(2))).contains("B,Chair,Alder,€ 12,6,en,MSRP_INVALID");
    }

    @Test
    void theSameReportGoesOutOnceAChangedOneAgain() throws Exception {
        night(BAD);
        night(BAD);
        night(BAD + "C,Desk,Alder,13.50,6,en\n");
        send();
        assertThat(server.getReceivedMessages()).hasSize(1);

        night(BAD + "D,Sofa,Alder,x,6,en\n");

        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aNightWithoutFindingsAfterOneWithSaysSoOnce() throws Exception {
        night(GOOD);
        assertThat(server.getReceivedMessages()).isEmpty();
        night(BAD);
        night(GOOD);
        night(GOOD);

        assertThat(subjects())
                .containsExactly("1 finding in your catalog (Vera)", "Your catalog (Vera) has no findings any more");
        night(BAD);
        assertThat(subjects()).hasSize(3);
    }

    /** Nobody knows whether the mail left: it goes out again, and whoever got it sees by its Message-ID that it is one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReportThatWasClaimedWhenTheHubDiedIsSentAgainUnderTheSameMessageId(boolean byTheNextNight) throws Exception {
        night(BAD);
        killedWhileSending();

        if (byTheNextNight) {
            night(BAD);
        } else {
            send();
        }
        send();

        assertThat(ids()).hasSize(2);
        assertThat(ids().get(0)).isEqualTo(ids().get(1)).endsWith("@example.com>");
    }

    @Test
    void aReportThatHadNotLeftWhenTheHubDiedIsSent() throws Exception {
        MailSender good = mail;
        mail = mail(1);
        night(BAD);
        mail.close();
        mail = good;
        killedWhileSending();

        send();
        send();

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void thatAllIsWellIsSentAgainAfterAKill() throws Exception {
        night(BAD);
        night(GOOD);
        killedWhileSending();

        night(GOOD);
        night(GOOD);

        assertThat(subjects())
                .containsExactly(
                        "1 finding in your catalog (Vera)",
                        "Your catalog (Vera) has no findings any more",
                        "Your catalog (Vera) has no findings any more");
        assertThat(ids().get(1)).isEqualTo(ids().get(2)).isNotEqualTo(ids().get(0));
    }

    @Test
    void aReportThatComesBackAfterOthersIsAnotherMessage() throws Exception {
        night(BAD);
        night(GOOD);
        night(BAD);

        assertThat(ids()).doesNotHaveDuplicates().hasSize(3);
    }

    private void killedWhileSending() {
        database.jdbi().useHandle(handle -> handle.execute("UPDATE vendor_report SET state = 'sending'"));
    }

    private List<String> ids() throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        return ids;
    }

    @Test
    void whatTheMailServerDidNotTakeIsSentAfterTheNextLoad() throws Exception {
        MailSender good = mail;
        mail = mail(1);
        night(BAD);
        mail.close();
        mail = good;

        night(BAD);

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void withoutReportToNothingIsSent() throws Exception {
        connections.change(connection, Map.of("settings", Map.of("reportTo", List.of())), null);

        night(BAD);

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private void night(String file) throws Exception {
        long delivery = deliveries.open(connection, "pull", null, CatalogSettings.defaults(), false);
        deliveries.receive(
                delivery, "catalog.csv", 1 << 20, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        deliveries.received(delivery, true);
        new CatalogLoad(database, spool, ReadLimits.of(1 << 20, 1 << 20), Dialects.canonical())
                .load(delivery, LoadProgress.silent());
        send();
    }

    private void send() throws Exception {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        long id = running.runs()
                .request("catalog-pull", connection, "api", false, false)
                .id();
        exchange.getMessage().setBody(id);
        running.worker().begin(exchange);
        new VendorReports(connections, new CatalogReports(database, spool), database, mail, Clock.systemUTC())
                .send(exchange.getVariable("run", RunLog.class));
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM run"));
    }

    private static MailSender mail(int port) {
        return new MailSender(
                new MailSettings(
                        HERE,
                        port,
                        "",
                        "",
                        MailSettings.Security.NONE,
                        "Tillbridge <hub@example.com>",
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30)),
                Path.of("unused"),
                Clock.systemUTC());
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private List<String> subjects() {
        return Arrays.stream(server.getReceivedMessages())
                .map(VendorReportsTest::subject)
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String bytes(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

}
}
