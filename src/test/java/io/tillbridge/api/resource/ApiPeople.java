package io.tillbridge.api.resource;

import io.tillbridge.access.FirstOwner;
import io.tillbridge.access.Invitations;
import io.tillbridge.access.PasswordResets;
import io.tillbridge.access.Passwords;
import io.tillbridge.access.People;
import io.tillbridge.access.Sessions;
import io.tillbridge.mail.MailSender;
import io.tillbridge.mail.MailSettings;
import io.tillbridge.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The people behind an {@link ApiHub}, whose letters go to the outbox of its folder. */
final class ApiPeople implements AutoCloseable {
    private static final String HUB = "https://hub.example";

    private final MailSender mail;
    private final PeopleServices parts;

    ApiPeople(Database database, Path folder, Clock clock) {
        Passwords passwords = new Passwords();
        mail = new MailSender(
                new MailSettings(
                        "",
                        25,
                        "",
                        "",
                        MailSettings.Security.NONE,
                        "hub@example.com",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2)),
                folder.resolve("outbox"),
                clock);
        parts = new PeopleServices(
                new People(database, clock),
                new Sessions(database, passwords, new Sessions.Limits(Duration.ofHours(12), Duration.ofDays(7)), clock),
                new Invitations(database, passwords, mail, () -> HUB, clock),
                new PasswordResets(database, passwords, mail, () -> HUB, clock),
                new FirstOwner(database, passwords, () -> HUB, clock));
    }

    PeopleServices parts() {
        return parts;
    }

    /** The first owner, who signs in with this password. */
    void owner(String email, String password) {
        String link = parts.firstOwner().offer().orElseThrow();
        parts.firstOwner().accept(link.substring(link.indexOf('#') + 1), email, "Olga", password);
    }

    @Override
    public void close() {
        parts.resets().close();
        mail.close();

}
}
