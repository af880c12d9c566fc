package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.mail.MailResult;
import io.tillbridge.mail.MailSender;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** How people come in: by a link that holds once and for 72 hours. */
public final class Invitations {
    static final Duration HOLDS = Duration.ofDays(3);

    private final PersonStore people = new PersonStore();
    private final PasswordLinkStore links = new PasswordLinkStore();
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Passwords passwords;
    private final MailSender mail;
    private final PasswordPageLinks welcome;
    private final Clock clock;

    /** @param publicUrl where people reach the hub */
    public Invitations(
            Database database, Passwords passwords, MailSender mail, Supplier<String> publicUrl, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.passwords = passwords;
        this.mail = mail;
        this.welcome = new PasswordPageLinks(publicUrl);
        this.clock = clock;
    }

    /**
     * Asks somebody in. A mail that does not go out leaves the invitation as it is.
     *
     * @throws CallerFault INVALID: the address is none
     * @throws CallerFault FORBIDDEN: the caller cannot give that role
     * @throws CallerFault CONFLICT: there is such a person or an open invitation already
     */
    public Sent invite(String email, Role role, Caller by) {
        Email address = Email.of("email", email);
        Authority.toGive(by, role);
        Instant now = now();
        String token = PasswordLink.Kind.INVITATION.token();
        long id = transactions.run(handle -> {
            if (people.named(handle, address.key()).isPresent()) {
                throw PeopleFaults.conflict("There is a user with this e-mail already");
            }
            links.invitationOf(handle, address.key())
                    .filter(link -> link.holds(now))
                    .ifPresent(open -> {
                        throw PeopleFaults.conflict("Invitation " + open.id()
                                + " to this e-mail is open: send it again, or revoke it first");
                    });
            links.endInvitationsOf(handle, address.key());
            return links.insert(
                    handle,
                    new PasswordLinkStore.Draft(
                            PasswordLink.Kind.INVITATION, null, address, role, by.id(), by.name(), now.plus(HOLDS)),
                    token,
                    now);
        });
        return sent(id, token, by);
    }

    /** Oldest first, open and expired ones; {@code after} is the id of the last one of the page before, or 0. */
    public List<Invitation> list(long after, int limit) {
        return list(ListWindow.after(after, limit));
    }

    public List<Invitation> list(ListWindow window) {
        Instant now = now();
        return jdbi.withHandle(handle -> links.invitations(handle, window)).stream()
                .map(link -> Invitation.of(link, now))
                .toList();
    }

    /** @throws CallerFault UNKNOWN: there is none, or it was accepted */
    public Invitation get(long id) {
        return Invitation.of(link(id), now());
    }

    /**
     * Sends it with another link, which holds for 72 hours from now; the link before is void.
     *
     * @throws CallerFault UNKNOWN: there is none, or it was accepted
     * @throws CallerFault FORBIDDEN: the caller cannot give that role
     */
    public Sent resend(long id, Caller by) {
        Authority.toGive(by, link(id).role());
        String token = PasswordLink.Kind.INVITATION.token();
        Instant now = now();
        if (!jdbi.withHandle(handle -> links.renew(handle, id, token, now, now.plus(HOLDS)))) {
            throw CallerFault.unknown("invitation " + id);
        }
        return sent(id, token, by);
    }

    /** Voids it at once; faults as in {@link #resend}. */
    public void revoke(long id, Caller by) {
        Authority.over(by, link(id).role());
        if (!jdbi.withHandle(handle -> links.revoke(handle, id))) {
            throw CallerFault.unknown("invitation " + id);
        }
    }

    /**
     * Lets somebody in.
     *
     * @throws CallerFault INVALID: the link does not hold, or name or password are none to have
     * @throws CallerFault CONFLICT: somebody with that e-mail is in already
     */
    public Person accept(String token, String name, String password) {
        PasswordLink link = jdbi.withHandle(handle -> links.holding(handle, PasswordLink.Kind.INVITATION, token, now()))
                .orElseThrow(PeopleFaults::deadLink);
        Email email = Email.of("email", link.email());
        String called = PersonName.of("name", name);
        String hash = passwords.chosen("password", password, email.text(), called);
        return transactions.run(handle -> {
            if (!links.use(handle, link.id(), token, now())) {
                throw PeopleFaults.deadLink();
            }
            Person person = people.insert(handle, email, called, link.role(), hash, now())
                    .orElseThrow(() -> PeopleFaults.conflict("There is a user with this e-mail already: sign in"));
            links.endInvitationsOf(handle, email.key());
            return person;
        });
    }

    private Sent sent(long id, String token, Caller by) {
        PasswordLink link = link(id);
        String url = welcome.to(token);
        MailResult posted = mail.send(AccessMails.invitation(link.email(), by.name(), link.role(), url));
        String how = posted.sent() ? "sent" : mail.configured() ? "failed" : "outbox";
        jdbi.useHandle(handle -> links.mailed(handle, id, how));
        return new Sent(get(id), mail.configured() ? null : url, posted);
    }

    private PasswordLink link(long id) {
        return jdbi.withHandle(handle -> links.invitation(handle, id))
                .orElseThrow(() -> CallerFault.unknown("invitation " + id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);

}

    /**
     * An invitation as it went out; prints without its link.
     *
     * @param link for the inviter to hand over; null when a mail server is configured
     */
    public record Sent(Invitation invitation, String link, MailResult mail) {
        @Override
        public String toString() {
            return "Invited[invitation=" + invitation + ", mail=" + mail + "]";
        }
    }
}
