package io.tillbridge.event.subscription;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.Caller;
import io.tillbridge.connection.Secrets;
import io.tillbridge.document.FieldFault;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventReaders;
import io.tillbridge.event.EventType;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.network.ReceiverRules;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Subscriptions as people make and change them. Every change is in force at the next try of a delivery. */
public final class Subscriptions {
    /** How long the secret before a rotation signs as well, when nothing else is asked for. */
    public static final Duration GRACE = ApiKeys.GRACE;

    private final SecureRandom random = new SecureRandom();
    private final Database database;
    private final Transactions transactions;
    private final SubscriptionStore store;
    private final SubscriptionReaders readers;
    private final ReceiverRules rules;
    private final Clock clock;

    public Subscriptions(Database database, Secrets secrets, ReceiverRules rules, Clock clock) {
        this.database = database;
        this.transactions = new Transactions(database);
        this.store = new SubscriptionStore(database.jdbi(), secrets);
        this.readers = new SubscriptionReaders(new EventReaders(database));
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws CallerFault UNKNOWN: when there is none */
    public Subscription get(long id) {
        return stored(id).subscription();
    }

    public List<Subscription> list(ListWindow window) {
        return store.list(window);
    }

    /** Makes a subscription to what happens from now on, as {@link #create(Caller, SubscriptionDraft, String)}. */
    public NewSubscription create(Caller by, SubscriptionDraft draft) {
        return create(by, draft, "now");
    }

    /**
     * Makes a subscription.
     *
     * @param from where it begins: {@code now}, {@code start}, an instant or the number of an event
     * @throws CallerFault FORBIDDEN: the caller may not read what it would send
     * @throws CallerFault INVALID: the address is wrong, a connection is not there, or {@code from} is not stored
     */
    public NewSubscription create(Caller by, SubscriptionDraft draft, String from) {
        EventRights.require(by, draft.types(), "Making this subscription");
        String secret = SigningSecret.random(random);
        String sealingName = UUID.randomUUID().toString();
        byte[] sealed = store.seal(secret, sealingName);
        long id = transactions.run(tx -> {
            check(tx, draft);
            long made = SubscriptionStore.insert(tx, draft, sealingName, sealed, by, now());
            readers.begin(made, draft.types(), StartPlace.of(tx, from, now()));
            return made;
        });
        return new NewSubscription(get(id), secret);
    }

    /**
     * Changes a subscription. When it is switched on, or gets another address, pending events are tried at once.
     *
     * @param change the draft after the change, from the one before
     * @param expectedVersion null when any will do
     * @throws CallerFault FORBIDDEN: the caller may not read what it sends or would send; switching off needs nothing more
     * @throws CallerFault INVALID: the address is wrong, or a connection is not there
     * @throws CallerFault STALE: when its version is another
     * @throws CallerFault UNKNOWN: when there is none
     */
    public Subscription change(
            Caller by, long id, Function<SubscriptionDraft, SubscriptionDraft> change, Long expectedVersion) {
        return changed(id, expectedVersion, (tx, was) -> {
            SubscriptionDraft before = SubscriptionDraft.of(was.subscription());
            SubscriptionDraft after = change.apply(before);
            if (!after.equals(before.enabled(false))) {
                EventRights.require(by, both(before, after), "Changing event subscription " + id);
                check(tx, after);
            }
            boolean begins =
                    after.enabled() && (!before.enabled() || !after.address().equals(before.address()));
            SubscriptionUpdates.change(tx, id, after, begins, now());
            if (after.enabled()) {
                readers.begin(id, after.types(), before.enabled() ? null : was.place());
            } else {
                readers.end(tx, id);
            }
            if (begins) {
                DeliveryOrder.requeue(tx, id, now());
            }
        });
    }

    /** The numbers of events that are read again. */
    public record Replay(long first, long last) {}

    /**
     * Reads events from an earlier place on once more, and sends those that are for it. It never goes forward.
     *
     * @param from as for {@link #create(Caller, SubscriptionDraft, String)}
     * @param expectedVersion null when any will do
     * @throws CallerFault CONFLICT: it is switched off
     * @throws CallerFault INVALID: {@code from} is not stored
     * @throws CallerFault FORBIDDEN, STALE, UNKNOWN: as {@link #change}
     */
    public Replay replay(Caller by, long id, String from, Long expectedVersion) {
        return transactions.run(tx -> {
            Subscription subscription = locked(tx, id, expectedVersion).subscription();
            EventRights.require(by, subscription.types(), "Replaying to event subscription " + id);
            if (!subscription.enabled()) {
                throw EventDeliveries.off(id);
            }
            long asked = StartPlace.of(tx, from, now());
            long stands = readers.place(id).orElse(Long.MAX_VALUE);
            readers.begin(id, subscription.types(), Math.min(asked, stands));
            return new Replay(asked + 1, EventFeed.last(tx));
        });
    }

    /**
     * Gives it a new secret. The one it had signs as well until the grace ends; one from a rotation before ends now.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault FORBIDDEN, STALE, UNKNOWN: as {@link #change}
     */
    public NewSubscription rotate(Caller by, long id, Duration grace, Long expectedVersion) {
        String secret = SigningSecret.random(random);
        Subscription rotated = changed(id, expectedVersion, (tx, was) -> {
            EventRights.require(by, was.subscription().types(), "Rotating the secret of event subscription " + id);
            Instant until = grace.isZero() ? null : now().plus(grace);
            SubscriptionUpdates.rotate(tx, id, store.seal(secret, was.sealingName()), until, now());
        });
        return new NewSubscription(rotated, secret);
    }

    /**
     * A subscription with its secret.
     *
     * @throws CallerFault FORBIDDEN, UNKNOWN: as {@link #change}
     */
    public NewSubscription reveal(Caller by, long id) {
        SubscriptionStore.Stored found = stored(id);
        EventRights.require(by, found.subscription().types(), "Revealing the secret of event subscription " + id);
        return new NewSubscription(found.subscription(), store.secret(found));
    }

    /**
     * Deletes it with its deliveries.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault STALE, UNKNOWN: as {@link #change}
     */
    public void delete(long id, Long expectedVersion) {
        transactions.run(tx -> {
            locked(tx, id, expectedVersion);
            readers.remove(id);
            return tx.execute("DELETE FROM event_subscription WHERE id = ?", id);
        });
    }

    /** A message of the given body, signed as an event of that subscription would be now. */
    public SignedMessage sign(long id, String messageId, String body) {
        return SignedMessage.of(messageId, now(), body, store.signing(stored(id), now()));
    }

    /** Takes old secrets whose grace is over out of the database; how many. To be called now and then. */
    public int sweep() {
        return database.jdbi().withHandle(handle -> SubscriptionUpdates.sweep(handle, now()));
    }

    private interface Work {
        void on(Handle tx, SubscriptionStore.Stored was);
    }

    private Subscription changed(long id, Long expectedVersion, Work work) {
        transactions.run(tx -> {
            work.on(tx, locked(tx, id, expectedVersion));
            return null;
        });
        return get(id);
    }

    private static SubscriptionStore.Stored locked(Handle tx, long id, Long expectedVersion) {
        SubscriptionStore.Stored was = SubscriptionStore.lock(tx, id).orElseThrow(() -> unknown(id));
        if (expectedVersion != null && expectedVersion != was.subscription().version()) {
            throw CallerFault.stale("Event subscription " + id, expectedVersion);
        }
        return was;
    }

    private void check(Handle tx, SubscriptionDraft draft) {
        List<FieldFault> faults = DraftCheck.faults(tx, draft, rules);
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
    }

    private static Set<EventType> both(SubscriptionDraft before, SubscriptionDraft after) {
        Set<EventType> all = EnumSet.noneOf(EventType.class);
        all.addAll(before.types());
        all.addAll(after.types());
        return all;
    }

    private SubscriptionStore.Stored stored(long id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    private static CallerFault unknown(long id) {
        return CallerFault.unknown("event subscription " + id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
