package io.tillbridge.mail;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** From a letter to a message as mail servers take it: plain text and HTML beside one another, both UTF-8. */
final class MimeMessageFactory {
    private final String from;
    private final Clock clock;

    MimeMessageFactory(String from, Clock clock) {
        this.from = from;
        this.clock = clock;
    }

    /**
     * The message.
     *
     * @throws IllegalArgumentException when a header would hold a line break
     * @throws MessagingException when an address is none
     */
    MimeMessage message(Session session, MailMessage letter) throws MessagingException {
        oneLine("to", letter.to());
        oneLine("subject", letter.subject());
        oneLine("from", from);
        MimeMessage message = letter.messageId() == null ? new MimeMessage(session) : named(session, letter.messageId());
        InternetAddress[] sender = InternetAddress.parse(from, true);
        InternetAddress recipient = new InternetAddress(letter.to(), true);
        if (sender.length != 1) {
            throw new MessagingException("mail.from names no single address");
        }
        message.setFrom(sender[0]);
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        // Nobody's out-of-office answer belongs to a machine.
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), "UTF-8", "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), "UTF-8", "html");
        MimeMultipart words = new MimeMultipart("alternative", text, html);
        message.setContent(letter.attachments().isEmpty() ? words : with(words, letter.attachments()));
        message.saveChanges();
        return message;
    }

    /** Saving a message gives it an id of its own otherwise. */
    private static MimeMessage named(Session session, String id) {
        oneLine("Message-ID", id);
        return new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
    }

    /** One that nothing else has, at the sender's own domain. */
    String newMessageId() {
        int at = from.lastIndexOf('@');
        String domain = at < 0 ? "" : from.substring(at + 1).replaceAll("[^0-9A-Za-z.-]", "");
        return "<" + UUID.randomUUID() + "@" + (domain.isEmpty() ? "tillbridge" : domain) + ">";
    }

    private static MimeMultipart with(MimeMultipart words, List<Attachment> attachments) throws MessagingException {
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(words);
        MimeMultipart all = new MimeMultipart("mixed", first);
        for (Attachment attachment : attachments) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(
                    new DataHandler(new FileDataSource(attachment.file().toFile())));
            part.setHeader("Content-Type", attachment.type());
            // Of the same bytes in each mail program, line ends included.
            part.setHeader("Content-Transfer-Encoding", "base64");
            part.setDisposition(Part.ATTACHMENT);
            part.setFileName(attachment.name());
            all.addBodyPart(part);
        }
        return all;
    }

    private static void oneLine(String header, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The header " + header + " of a letter may be one line only");
        }
    }
}
