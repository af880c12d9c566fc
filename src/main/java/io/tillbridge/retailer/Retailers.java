package io.tillbridge.retailer;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.RetailerStore.Step;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** All retailers: they ask, a person decides, and a declined one may ask again. */
public final class Retailers {
    private static final String AT_ONCE = "instantOrdering";

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Supplier<Terms> terms;
    private final Runnable decided;
    private final Clock clock;

    /**
     * @param terms what the account settings say now
     * @param decided told after a retailer came to stand differently: what its keys may is different from then on
     */
    public Retailers(Database database, Supplier<Terms> terms, Runnable decided, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.terms = terms;
        this.decided = decided;
        this.clock = clock;
    }

    /**
     * A retailer asks. It is pending then, or approved with {@code instantOrdering}.
     *
     * @param who a person's or a key's name, for the history
     * @throws CallerFault INVALID: when there are terms and it accepted none, or others
     * @throws CallerFault CONFLICT: when one with that address is pending or approved already
     */
    public Retailer request(Retailer.Request asked, String who) {
        Terms now = terms.get();
        Retailer.Request request = withTerms(asked, now);
        Step step = new Step(
                now.instantOrdering() ? RetailerState.APPROVED : RetailerState.PENDING,
                now(),
                who,
                now.instantOrdering() ? AT_ONCE : null,
                request.acceptedTermsUrl() == null ? null : "accepted " + request.acceptedTermsUrl());
        String key = Normalizer.normalize(request.email(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        Optional<Retailer> taken = Optional.empty();
        while (taken.isEmpty()) {
            taken = transactions.run(handle -> {
                Optional<Retailer> before = RetailerStore.named(handle, key);
                Long id = before.isEmpty()
                        ? RetailerStore.insert(handle, request, key, now, step)
                        : RetailerStore.again(handle, declined(before.get()), request, key, now, step)
                                ? (Long) before.get().id()
                                : null;
                return id == null ? Optional.empty() : RetailerStore.find(handle, id);
            });
        }
        decided.run();
        return taken.get();
    }

    /** Only the terms that are in force are kept: when there are none, there was nothing to accept. */
    private static Retailer.Request withTerms(Retailer.Request asked, Terms terms) {
        if (terms.named() && !terms.termsOfServiceUrl().equals(asked.acceptedTermsUrl())) {
            throw CallerFault.invalid(
                    "/acceptedTermsUrl",
                    "not-allowed",
                    "acceptedTermsUrl: expected the terms of service " + terms.termsOfServiceUrl() + ", found "
                            + (asked.acceptedTermsUrl() == null ? "none" : asked.acceptedTermsUrl())
                            + ". Show the retailer those terms and send their address.");
        }
        return new Retailer.Request(
                asked.companyName(),
                asked.email(),
                asked.contactName(),
                asked.vatNumber(),
                asked.country(),
                asked.message(),
                terms.named() ? asked.acceptedTermsUrl() : null);
    }

    private static Retailer declined(Retailer before) {
        if (before.state() != RetailerState.DECLINED) {
            throw CallerFault.conflict(
                    "retailer-state",
                    "Retailer " + before.id() + " has this e-mail address and is "
                            + before.state().text() + " already: only a declined one can ask again.");
        }
        return before;
    }

    /**
     * A pending one may buy here from now on.
     *
     * @param reason may be null
     * @param who a person's or a key's name
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN: when there is none
     * @throws CallerFault STALE: when its version is another
     * @throws CallerFault CONFLICT: when it is not pending
     */
    public Retailer approve(long id, String reason, String who, Long expectedVersion) {
        return decide(id, RetailerState.APPROVED, reason, who, expectedVersion);
    }

    /**
     * A pending one may not buy here, an approved one not any more; its keys open nothing from now on.
     *
     * @param reason may be null
     * @param who a person's or a key's name
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN: when there is none
     * @throws CallerFault STALE: when its version is another
     * @throws CallerFault CONFLICT: when it is declined already
     */
    public Retailer decline(long id, String reason, String who, Long expectedVersion) {
        return decide(id, RetailerState.DECLINED, reason, who, expectedVersion);
    }

    private Retailer decide(long id, RetailerState state, String reason, String who, Long expectedVersion) {
        boolean written = false;
        while (!written) {
            written = transactions.run(handle -> {
                Retailer before =
                        RetailerStore.find(handle, id).orElseThrow(() -> CallerFault.unknown("retailer " + id));
                if (expectedVersion != null && expectedVersion != before.version()) {
                    throw CallerFault.stale("Retailer " + id, expectedVersion);
                }
                refuseWrongState(before, state);
                return RetailerStore.decide(handle, before, new Step(state, now(), who, who, reason));
            });
        }
        decided.run();
        return get(id);
    }

    private static void refuseWrongState(Retailer before, RetailerState state) {
        if (before.state() == state) {
            throw CallerFault.conflict(
                    "retailer-state",
                    "Retailer " + before.id() + " is " + state.text() + " already, since " + before.decidedAt() + " by "
                            + before.decidedBy() + ".");
        }
        if (state == RetailerState.APPROVED && before.state() != RetailerState.PENDING) {
            throw CallerFault.conflict(
                    "retailer-state",
                    "Retailer " + before.id() + " is " + before.state().text()
                            + ", expected pending: a declined retailer has to ask again first.");
        }
    }

    public Optional<Retailer> find(long id) {
        return jdbi.withHandle(handle -> RetailerStore.find(handle, id));
    }

    /**
     * One that is there.
     *
     * @throws CallerFault UNKNOWN: when there is none
     */
    public Retailer get(long id) {
        return find(id).orElseThrow(() -> CallerFault.unknown("retailer " + id));
    }

    /** Whether it may see what goods cost this company. */
    public boolean isApproved(long id) {
        return find(id).filter(found -> found.state() == RetailerState.APPROVED).isPresent();
    }

    /**
     * A page in order of id.
     *
     * @param state null for all
     * @param after id of the last one of the page before; 0 for the first page
     */
    public List<Retailer> list(RetailerState state, long after, int limit) {
        return list(state, ListWindow.after(after, limit));
    }

    public List<Retailer> list(RetailerState state, ListWindow window) {
        return jdbi.withHandle(handle -> RetailerStore.list(handle, state, window));
    }

    /** Every request and decision, oldest first. */
    public List<Retailer.Event> history(long id) {
        return jdbi.withHandle(handle -> RetailerStore.history(handle, id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);

}

    /**
     * What the account settings say of retailers.
     *
     * @param instantOrdering whether a request is approved at once
     * @param termsOfServiceUrl what a request has to accept; null or blank when there is nothing to accept
     * @param version of the settings that say so
     */
    public record Terms(boolean instantOrdering, String termsOfServiceUrl, long version) {
        boolean named() {
            return termsOfServiceUrl != null && !termsOfServiceUrl.isBlank();
        }
    }
}
