package io.tillbridge.routing.custom;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.component.mail.MailBinding;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.spi.annotations.Component;

/** Camel's component for mailboxes; it reads a mail, with all its attachments, within the limit of a message. */
@Component("imap") // the options of Camel's own
final class LimitedMail extends MailComponent {
    private final MessageLimit limit;

    LimitedMail(MessageLimit limit) {
        this.limit = limit;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        MailEndpoint endpoint = (MailEndpoint) super.createEndpoint(uri, remaining, parameters);
        endpoint.setBinding(new Limited(endpoint, limit));
        return endpoint;
    }

    private static final class Limited extends MailBinding {
        private final MessageLimit limit;
        private final String what;

        Limited(MailEndpoint endpoint, MessageLimit limit) {
            this(endpoint, endpoint.getConfiguration(), limit);
        }

        private Limited(MailEndpoint endpoint, MailConfiguration set, MessageLimit limit) {
            super(
                    endpoint.getHeaderFilterStrategy(),
                    endpoint.getContentTypeResolver(),
                    set.isDecodeFilename(),
                    set.isMapMailMessage(),
                    set.isFailOnDuplicateFileAttachment(),
                    set.getGenerateMissingAttachmentNames(),
                    set.getHandleDuplicateAttachmentNames());
            this.limit = limit;
            this.what = "A mail of " + set.getProtocol() + "://" + set.getHost() + ":" + set.getPort();
        }

        /** One that is too large is a failure of its exchange; the other mails of the box go on. */
        @Override
        public Object extractBodyFromMail(Exchange exchange, MailMessage mail) {
            try {
                limit.check(mail.getMessage().getSize(), what + subject(mail.getMessage()));
            } catch (MessageTooLarge tooLarge) {
                exchange.setException(tooLarge);
                return "";
            } catch (MessagingException unknown) {
                throw new IllegalStateException(what + ": its size cannot be read", unknown);
            }
            return super.extractBodyFromMail(exchange, mail);
        }

        @Override
        public void extractAttachmentsFromMail(Message message, Map<String, Attachment> found)
                throws MessagingException, IOException {
            if (message.getSize() <= limit.bytes()) {
                super.extractAttachmentsFromMail(message, found);
            }
        }

        private static String subject(Message message) throws MessagingException {
            String subject = message.getSubject();
            return subject == null || subject.isBlank()
                    ? ""
                    : ", '" + (subject.length() > 80 ? subject.substring(0, 80) + "…" : subject) + "'";
        }
    }
}
