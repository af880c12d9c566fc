package io.tillbridge.event.webhook;

import io.tillbridge.event.subscription.Subscription;
import io.tillbridge.event.subscription.SwitchOffNotices;
import io.tillbridge.mail.MailMessage;
import io.tillbridge.mail.MailResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails the owners when the hub has switched a subscription off: once, by one node, and again when no mail went out. */
public final class DeliveryNotices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryNotices.class);

    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webhook-notices");
        thread.setDaemon(true);
        return thread;
    });
    private final SwitchOffNotices notices;
    private final Supplier<List<String>> owners;
    private final Function<MailMessage, MailResult> mail;

    /** @param owners e-mail addresses of those who are told */
    public DeliveryNotices(
            SwitchOffNotices notices, Supplier<List<String>> owners, Function<MailMessage, MailResult> mail) {
        this.notices = notices;
        this.owners = owners;
        this.mail = mail;
    }

    /** Begins to look for notices that are due, until it is closed. */
    public void start() {
        var unused = clock.scheduleWithFixedDelay(this::look, 0, PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        try {
            send();
        } catch (RuntimeException e) {
            LOG.warn("Notices of event subscriptions wait: {}", e.toString());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Sends what is due. */
    public void send() {
        for (Subscription one : notices.claim()) {
            boolean done = owners.get().stream()
                    .map(owner -> mail.apply(message(owner, one)))
                    // Without a mail server the mail lies in the folder outbox: nothing more can be done.
                    .allMatch(result -> result.sent() || "outbox".equals(result.by()));
            if (done) {
                notices.done(one.id());
            } else {
                LOG.warn("{}: the notice that it is switched off was not mailed; it is tried again", one);
            }
        }
    }

    private static MailMessage message(String to, Subscription subscription) {
        return new MailMessage(
                to,
                "Event subscription \"" + subscription.name() + "\" is switched off",
                List.of(
                        "Hello,",
                        "Tillbridge has switched off the event subscription \"" + subscription.name() + "\" (number "
                                + subscription.id() + "). " + subscription.offReason(),
                        "Nothing is sent to its receiver until somebody switches it on again. Events that were not"
                                + " delivered are kept and are sent then.",
                        "What to do: mend the receiver or correct its address, try it with POST /event-subscriptions/"
                                + subscription.id() + "/test, then switch the subscription on with PATCH"
                                + " /event-subscriptions/" + subscription.id() + " {\"enabled\": true}."),
                "",
                List.of());
    }
}
