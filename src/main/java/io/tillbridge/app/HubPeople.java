package io.tillbridge.app;

import io.tillbridge.access.ExpiredAccessCleanup;
import io.tillbridge.access.FirstOwner;
import io.tillbridge.access.Invitations;
import io.tillbridge.access.PasswordResets;
import io.tillbridge.access.Passwords;
import io.tillbridge.access.People;
import io.tillbridge.access.Sessions;
import io.tillbridge.api.resource.PeopleServices;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.mail.MailSender;
import io.tillbridge.mail.MailSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people of a hub: their passwords, sessions and links, and the letters that bring those. */
final class HubPeople implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubPeople.class);
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(30);
    private static final Duration MAIL_SILENCE = Duration.ofSeconds(10);

    private final HubCore core;
    private final MailSender mail;
    private final Sessions sessions;
    private final PasswordResets resets;
    private final PeopleServices parts;
    private String ownerLink;

    /** @param apiAddress where the API listens; asked only after it does */
    HubPeople(HubCore core, Supplier<String> apiAddress) {
        Configuration configuration = core.configuration();
        this.core = core;
        String named = configuration.text("http.public-url");
        Supplier<String> publicUrl = () -> named.isEmpty() ? apiAddress.get() : named;
        Passwords passwords = new Passwords();
        mail = new MailSender(mail(configuration), core.outbox(), core.clock());
        sessions = new Sessions(
                core.database(),
                passwords,
                new Sessions.Limits(
                        configuration.duration("access.session.idle"),
                        configuration.duration("access.session.longest")),
                core.clock());
        resets = new PasswordResets(core.database(), passwords, mail, publicUrl, core.clock());
        parts = new PeopleServices(
                new People(core.database(), core.clock()),
                sessions,
                new Invitations(core.database(), passwords, mail, publicUrl, core.clock()),
                resets,
                new FirstOwner(core.database(), passwords, publicUrl, core.clock()));
    }

    MailSender mail() {
        return mail;
    }

    private static MailSettings mail(Configuration configuration) {
        return new MailSettings(
                configuration.text("mail.smtp.host"),
                configuration.number("mail.smtp.port"),
                configuration.text("mail.smtp.username"),
                configuration.text("mail.smtp.password"),
                MailSettings.Security.valueOf(
                        configuration.text("mail.smtp.security").toUpperCase(Locale.ROOT)),
                configuration.text("mail.from"),
                MAIL_SILENCE,
                MAIL_PATIENCE);
    }

    PeopleServices parts() {
        return parts;
    }

    ExpiredAccessCleanup sweep() {
        return new ExpiredAccessCleanup(sessions, resets);
    }

    Sessions sessions() {
        return sessions;
    }

    /** Makes the link to become the owner, while there is none. It is shown by whoever started the hub, and never logged. */
    void offerOwner() {
        parts.firstOwner().offer().ifPresent(link -> {
            ownerLink = link;
            core.audit().hub("offerFirstOwner", "users", "A link to become the owner was shown at the start");
            LOG.warn("Nobody owns this hub yet; the link to become the owner is on the standard output of this start");
        });
    }

    Optional<String> ownerLink() {
        return Optional.ofNullable(ownerLink);
    }

    @Override
    public void close() {
        resets.close();
        mail.close();

}
}
