package io.tillbridge.flow.wholesale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.mail.MailSender;
import io.tillbridge.mail.MailSettings;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.retailer.Retailers;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Settings;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholesaleMailStepTest {
    @TempDir
    Path outbox;

    @AutoClose
    private final Database database = TestDatabase.fresh();

    @AutoClose
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private final Clock clock = Clock.systemUTC();
    private final Settings settings = new Settings(database.jdbi(), clock);
    private final Retailers retailers =
            new Retailers(database, () -> new Retailers.Terms(false, null, 1), () -> {}, clock);
    private WholesaleMailStep step;
    private long retailer;

    @BeforeEach
    void aRetailerAndACompany() {
        settings.change(
                Map.of("companyName", "Fietsen", "wholesale", Map.of("mailTo", List.of("orders@fietsen.example"))),
                null,
                Author.HUB);
        retailer = retailers
                .request(new Retailer.Request("Bo's Bikes", "bo@bikes.example", "Bo", null, null, null, null), "test")
                .id();
        MailSender sender = new MailSender(
                new MailSettings(
                        "",
                        25,
                        "",
                        "",
                        MailSettings.Security.NONE,
                        "hub@fietsen.example",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)),
                outbox,
                clock);
        step = new WholesaleMailStep(settings, retailers, sender);
    }

    private List<MimeMessage> mails(String type, Map<String, Object> changes, Map<String, Object> more)
            throws Exception {
        Map<String, Object> order = new HashMap<>(Map.of(
                "retailerId",
                Long.toString(retailer),
                "number",
                "W000017",
                "reference",
                "PO-1",
                "state",
                "submitted",
                "total",
                "35.00",
                "currency",
                "EUR",
                "lines",
                List.of(Map.of("sku", "SKU-1", "name", "Mug", "quantity", 5, "shipped", 0))));
        order.putAll(more);
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage()
                .setBody(Map.of("number", 7L, "type", "wholesale-order." + type, "changes", changes, "data", order));
        step.process(exchange);
        List<MimeMessage> mails = new ArrayList<>();
        try (Stream<Path> files = Files.exists(outbox) ? Files.list(outbox) : Stream.of()) {
            for (Path file : files.sorted().toList()) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    mails.add(new MimeMessage(Session.getInstance(new Properties()), bytes));
                }
            }
        }
        return mails;
    }

    private static String text(MimeMessage mail) throws Exception {
        Object content = mail.getContent();
        while (content instanceof MimeMultipart parts) {
            content = parts.getBodyPart(0).getContent();
        }
        return content.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "submitted, orders@fietsen.example, Bo's Bikes submitted the order W000017",
        "accepted, bo@bikes.example, Fietsen accepted your order W000017 (your reference PO-1).",
        "declined, bo@bikes.example, Fietsen declined your order W000017",
        "processing, bo@bikes.example, Fietsen is packing your order W000017",
        "shipped, bo@bikes.example, Fietsen shipped a part of your order W000017",
        "cancelled, bo@bikes.example, Fietsen cancelled your order W000017",
        "changed, bo@bikes.example, Fietsen changed your order W000017"
    })
    void theRetailerHearsOfDecisionsAndTheCompanyOfSubmissions(String type, String to, String sentence)
            throws Exception {
        retailers.approve(retailer, null, "test", null);

        List<MimeMessage> mails = mails(type, Map.of(), Map.of());

        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).getAllRecipients()[0]).hasToString(to);
        assertThat(mails.get(0).getMessageID()).isEqualTo("<wholesale-7-0@fietsen.example>");
        assertThat(text(mails.get(0))).contains(sentence, "5 × SKU-1 Mug", "Total: 35.00 EUR");
    }

    @Test
    void aRetailerThatIsPendingAgainGetsNoMailWithCosts() throws Exception {
        assertThat(mails("declined", Map.of(), Map.of())).isEmpty();
    }

    @Test
    void aShipmentNamesItsTrackingCode() throws Exception {
        retailers.approve(retailer, null, "test", null);

        List<MimeMessage> mails = mails(
                "shipped",
                Map.of("shipmentId", "3"),
                Map.of(
                        "state",
                        "completed",
                        "shipments",
                        List.of(
                                Map.of("id", "2", "trackingCode", "3S-OLD"),
                                Map.of("id", "3", "trackingCode", "3S-NEW", "carrier", "PostNL"))));

        assertThat(text(mails.get(0)))
                .contains("all that was left of", "Tracking code: 3S-NEW (PostNL)")
                .doesNotContain("3S-OLD");
    }

    @Test
    void theEndOfAWholeShipmentIsNoSecondMail() throws Exception {
        retailers.approve(retailer, null, "test", null);

        assertThat(mails("completed", Map.of(), Map.of())).isEmpty();
        assertThat(mails("completed", Map.of("notSent", 2), Map.of())).hasSize(1);
    }

    @Test
    void aWithdrawalByTheRetailerIsForTheCompany() throws Exception {
        List<MimeMessage> mails = mails("cancelled", Map.of("by", "retailer"), Map.of());

        assertThat(mails.get(0).getAllRecipients()[0]).hasToString("orders@fietsen.example");
    }
}
