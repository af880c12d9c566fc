package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.BadDataFailure;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCatalogRouteTest extends RouteTest {
    private final List<String> uploaded = new ArrayList<>();

    MailCatalogRouteTest() {
        super("custom/examples/custom-mail-catalog.camel.yaml");
        key("custom.mail-catalog.enabled", "true");
    }

    @BeforeEach
    void uploads() {
        edge("custom-mail-catalog.upload")
                .whenAnyExchangeReceived(exchange -> uploaded.add(exchange.getVariable("filename") + ": "
                        + exchange.getMessage().getBody(String.class)));
    }

    private Exchange mail(String... names) {
        return template.send("direct:custom-mail-catalog", exchange -> {
            exchange.getMessage().setBody("See the files.");
            AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
            for (String name : names) {
                byte[] text = ("text of " + name).getBytes(StandardCharsets.UTF_8);
                message.addAttachment(name, new DataHandler(new ByteArrayDataSource(text, "text/csv")));
            }
        });
    }

    @Test
    void everyAttachmentIsUploadedUnderItsName() {
        Exchange ended = mail("a.csv", "b.csv");

        assertThat(ended.getException()).isNull();
        assertThat(uploaded).containsExactly("a.csv: text of a.csv", "b.csv: text of b.csv");
    }

    @Test
    void aMailWithoutAttachmentsUploadsNothing() {
        Exchange ended = mail();

        assertThat(ended.getException()).isNull();
        assertThat(uploaded).isEmpty();
    }

    @Test
    void whenAnUploadFailsTheMailStaysUnread() {
        step("custom-mail-catalog.upload", exchange -> {
            throw new BadDataFailure("no such connection");
        });

        assertThat(mail("a.csv").getException())
                .as("so that the mail is not marked")
                .isNotNull();
    }
}
