package io.tillbridge.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends letters, a few at a time. */
public final class MailSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
    private static final int MOST_AT_ONCE = 4;
    private static final String SMTP = "smtp";
    private static final String OUTBOX = "outbox";

    private final MailSettings settings;
    private final MimeMessageFactory messages;
    private final SmtpClient smtp;
    private final Outbox outbox;
    private final MailFaults faults;
    private final ThreadPoolExecutor senders;

    /** @param outbox the folder for letters while no server is configured */
    public MailSender(MailSettings settings, Path outbox, Clock clock) {
        this(settings, outbox, clock, null);
    }

    MailSender(MailSettings settings, Path outbox, Clock clock, SSLSocketFactory tls) {
        messages = new MimeMessageFactory(settings.from(), clock);
        this.settings = settings;
        this.smtp = new SmtpClient(settings, messages, tls);
        this.outbox = new Outbox(outbox, messages, clock);
        this.faults = new MailFaults(settings);
        this.senders = new ThreadPoolExecutor(0, MOST_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "mail");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** For a letter that may have to be sent again: whoever gets it twice sees that it is one. */
    public String newMessageId() {
        return messages.newMessageId();
    }

    /** Whether letters go out by themselves. */
    public boolean configured() {
        return settings.configured();
    }

    /** Sends it and tells what became of it; never fails. */
    public MailResult send(MailMessage letter) {
        MailResult posted = settings.configured() ? bySmtp(letter) : toOutbox(letter);
        if (!posted.sent() && settings.configured()) {
            LOG.warn("A letter \"{}\" was not sent. {}", letter.subject(), posted.detail());
        }
        return posted;
    }

    private MailResult bySmtp(MailMessage letter) {
        Future<?> sending;
        try {
            sending = senders.submit(() -> {
                smtp.send(letter);
                return null;
            });
        } catch (RejectedExecutionException busy) {
            return new MailResult(SMTP, false, "Several letters are being sent at this moment: send it again soon");
        }
        try {
            sending.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            return new MailResult(SMTP, true, "The mail server at " + settings.host() + " took it");
        } catch (TimeoutException slow) {
            sending.cancel(true);
            return new MailResult(
                    SMTP,
                    false,
                    "The mail server at " + settings.host() + ":" + settings.port() + " did not take the letter within "
                            + settings.patience().toSeconds() + " seconds: send it again later");
        } catch (ExecutionException e) {
            return new MailResult(SMTP, false, faults.of(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new MailResult(SMTP, false, "The hub is stopping: send it again later");
        }
    }

    private MailResult toOutbox(MailMessage letter) {
        try {
            Path file = outbox.write(letter);
            return new MailResult(
                    OUTBOX,
                    false,
                    "No mail server is configured (mail.smtp.host): the letter stands in outbox/" + file.getFileName()
                            + " below the data folder; hand the link over yourself");
        } catch (IOException | MessagingException | RuntimeException e) {
            LOG.warn("A letter \"{}\" cannot be written to the outbox: {}", letter.subject(), e.toString());
            return new MailResult(
                    OUTBOX,
                    false,
                    "No mail server is configured (mail.smtp.host), and the letter cannot be written to the outbox; "
                            + "hand the link over yourself");
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();

}
}
