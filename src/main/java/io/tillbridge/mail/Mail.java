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
public final class Mail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private static final int MOST_AT_ONCE = 4;
    private static final String SMTP = "smtp";
    private static final String OUTBOX = "outbox";

    private final MailSettings settings;
    private final Smtp smtp;
    private final Outbox outbox;
    private final MailFaults faults;
    private final ThreadPoolExecutor senders;

    /** @param outbox the folder for letters while no server is configured */
    public Mail(MailSettings settings, Path outbox, Clock clock) {
        this(settings, outbox, clock, null);
    }

    Mail(MailSettings settings, Path outbox, Clock clock, SSLSocketFactory tls) {
        Letterbox letterbox = new Letterbox(settings.from(), clock);
        this.settings = settings;
        this.smtp = new Smtp(settings, letterbox, tls);
        this.outbox = new Outbox(outbox, letterbox, clock);
        this.faults = new MailFaults(settings);
        this.senders = new ThreadPoolExecutor(0, MOST_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "mail");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether letters go out by themselves. */
    public boolean configured() {
        return settings.configured();
    }

    /** Sends it and tells what became of it; never fails. */
    public Posted send(Letter letter) {
        Posted posted = settings.configured() ? bySmtp(letter) : toOutbox(letter);
        if (!posted.sent() && settings.configured()) {
            LOG.warn("A letter \"{}\" was not sent. {}", letter.subject(), posted.detail());
        }
        return posted;
    }

    private Posted bySmtp(Letter letter) {
        Future<?> sending;
        try {
            sending = senders.submit(() -> {
                smtp.send(letter);
                return null;
            });
        } catch (RejectedExecutionException busy) {
            return new Posted(SMTP, false, "Several letters are being sent at this moment: send it again soon");
        }
        try {
            sending.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            return new Posted(SMTP, true, "The mail server at " + settings.host() + " took it");
        } catch (TimeoutException slow) {
            sending.cancel(true);
            return new Posted(
                    SMTP,
                    false,
                    "The mail server at " + settings.host() + ":" + settings.port() + " did not take the letter within "
                            + settings.patience().toSeconds() + " seconds: send it again later");
        } catch (ExecutionException e) {
            return new Posted(SMTP, false, faults.of(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Posted(SMTP, false, "The hub is stopping: send it again later");
        }
    }

    private Posted toOutbox(Letter letter) {
        try {
            Path file = outbox.write(letter);
            return new Posted(
                    OUTBOX,
                    false,
                    "No mail server is configured (mail.smtp.host): the letter stands in outbox/" + file.getFileName()
                            + " below the data folder; hand the link over yourself");
        } catch (IOException | MessagingException | RuntimeException e) {
            LOG.warn("A letter \"{}\" cannot be written to the outbox: {}", letter.subject(), e.toString());
            return new Posted(
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
