package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The first person of a hub, who has nobody to be invited by: whoever sees what it prints at its start. */
public final class FirstOwner {
    private static final String HUB = "hub";

    private final PersonStore people = new PersonStore();
    private final PasswordLinkStore links = new PasswordLinkStore();
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Passwords passwords;
    private final PasswordPageLinks welcome;
    private final Clock clock;

    /** @param publicUrl where people reach the hub */
    public FirstOwner(Database database, Passwords passwords, Supplier<String> publicUrl, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.passwords = passwords;
        this.welcome = new PasswordPageLinks(publicUrl);
        this.clock = clock;
    }

    /**
     * A link to become the owner, while there is none that may sign in; the one of the start before is void. It holds
     * until it is used or the hub starts again.
     */
    public Optional<String> offer() {
        return transactions.run(handle -> {
            links.endOwnerLinks(handle);
            if (owned(handle)) {
                return Optional.empty();
            }
            String token = PasswordLink.Kind.OWNER.token();
            links.insert(
                    handle,
                    new PasswordLinkStore.Draft(PasswordLink.Kind.OWNER, null, null, Role.OWNER, HUB, HUB, null),
                    token,
                    now());
            return Optional.of(welcome.to(token));
        });
    }

    /**
     * Makes the owner.
     *
     * @throws CallerFault INVALID: the link does not hold, there is an owner by now, or a field is none to have
     * @throws CallerFault CONFLICT: somebody with that e-mail, who is no owner, is in already
     */
    public Person accept(String token, String email, String name, String password) {
        PasswordLink link = jdbi.withHandle(handle -> links.holding(handle, PasswordLink.Kind.OWNER, token, now()))
                .orElseThrow(this::dead);
        Email address = Email.of("email", email);
        String called = PersonName.of("name", name);
        String hash = passwords.chosen("password", password, address.text(), called);
        return transactions.run(handle -> {
            boolean used = !links.use(handle, link.id(), token, now());
            if (owned(handle)) {
                throw PeopleFaults.ownedAlready();
            }
            if (used) {
                throw PeopleFaults.deadLink();
            }
            links.endInvitationsOf(handle, address.key());
            return people.insert(handle, address, called, Role.OWNER, hash, now())
                    .orElseThrow(() -> PeopleFaults.conflict(
                            "There is a user with this e-mail already, who is no owner: take another e-mail"));
        });
    }

    /** That there is an owner is no secret: without one the hub shows a link to become it. */
    private CallerFault dead() {
        return transactions.run(this::owned) ? PeopleFaults.ownedAlready() : PeopleFaults.deadLink();
    }

    private boolean owned(Handle handle) {
        return people.lockOwners(handle).stream().anyMatch(Person::enabled);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);

}
}
