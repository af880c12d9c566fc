package io.tillbridge.retailer;

import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetailersTest {
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");
    private static final String TERMS = "https://shop.example/terms";

    @AutoClose
    private static Database database;

    private final AtomicInteger decisions = new AtomicInteger();
    private Retailers.Terms terms = new Retailers.Terms(false, TERMS, 4);
    private final Retailers retailers =
            new Retailers(database, () -> terms, decisions::incrementAndGet, Clock.fixed(NOON, ZoneOffset.UTC));

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void emptyTables() {
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM retailer"));
    }

    @Test
    void aRequestWaitsForAPerson() {
        Retailer asked = retailers.request(request("bo@shop.example", TERMS), "Site");

        assertThat(asked.state()).isEqualTo(RetailerState.PENDING);
        assertThat(asked.decidedBy()).isNull();
        assertThat(asked.termsUrl()).isEqualTo(TERMS);
        assertThat(asked.termsVersion()).isEqualTo(4);
        assertThat(asked.termsAt()).isEqualTo(NOON);
        assertThat(retailers.isApproved(asked.id())).isFalse();
    }

    @Test
    void withInstantOrderingItIsApprovedAtOnce() {
        terms = new Retailers.Terms(true, "", 5);

        Retailer asked = retailers.request(request("bo@shop.example", null), "Site");

        assertThat(asked.state()).isEqualTo(RetailerState.APPROVED);
        assertThat(asked.decidedBy()).isEqualTo("instantOrdering");
        assertThat(asked.decidedAt()).isEqualTo(NOON);
        assertThat(retailers.isApproved(asked.id())).isTrue();
    }

    @Test
    void theTermsInForceMustBeAccepted() {
        assertThatThrownBy(() -> retailers.request(request("bo@shop.example", "https://shop.example/old"), "Site"))
                .is(refused(INVALID))
                .hasMessage("acceptedTermsUrl: expected the terms of service https://shop.example/terms, found "
                        + "https://shop.example/old. Show the retailer those terms and send their address.");
        assertThatThrownBy(() -> retailers.request(request("bo@shop.example", null), "Site"))
                .hasMessageContaining("found none");
        assertThat(retailers.list(null, 0, 10)).isEmpty();
    }

    @Test
    void whereThereAreNoTermsNoneAreKept() {
        terms = new Retailers.Terms(false, null, 6);

        Retailer asked = retailers.request(request("bo@shop.example", "https://shop.example/old"), "Site");

        assertThat(asked.termsUrl()).isNull();
        assertThat(asked.termsVersion()).isNull();
    }

    @Test
    void aPendingOrApprovedRetailerCannotAskAgain() {
        Retailer asked = retailers.request(request("bo@shop.example", TERMS), "Site");

        assertThatThrownBy(() -> retailers.request(request("BO@Shop.example", TERMS), "Site"))
                .is(refused("retailer-state"))
                .hasMessage("Retailer " + asked.id() + " has this e-mail address and is pending already: only a "
                        + "declined one can ask again.");
        retailers.approve(asked.id(), null, "Ann", null);
        assertThatThrownBy(() -> retailers.request(request("bo@shop.example", TERMS), "Site"))
                .hasMessageContaining("is approved already");
    }

    @Test
    void aDeclinedRetailerMayAskAgainAndItsHistoryStays() {
        Retailer asked = retailers.request(request("bo@shop.example", TERMS), "Site");
        retailers.decline(asked.id(), "No VAT number", "Ann", asked.version());

        Retailer again = retailers.request(request("Bo@shop.example", TERMS), "Site");

        assertThat(again.id()).isEqualTo(asked.id());
        assertThat(again.state()).isEqualTo(RetailerState.PENDING);
        assertThat(again.reason()).isNull();
        assertThat(again.decidedBy()).isNull();
        assertThat(retailers.history(asked.id()))
                .extracting(Retailer.Event::state, Retailer.Event::who, Retailer.Event::detail)
                .containsExactly(
                        tuple(RetailerState.PENDING, "Site", "accepted " + TERMS),
                        tuple(RetailerState.DECLINED, "Ann", "No VAT number"),
                        tuple(RetailerState.PENDING, "Site", "accepted " + TERMS));
    }

    @Test
    void aDecisionIsMadeOnWhatWasRead() {
        Retailer asked = retailers.request(request("bo@shop.example", TERMS), "Site");
        Retailer approved = retailers.approve(asked.id(), "Fine", "Ann", asked.version());

        assertThatThrownBy(() -> retailers.decline(asked.id(), null, "Bea", asked.version()))
                .is(refused(STALE));
        assertThatThrownBy(() -> retailers.approve(asked.id(), null, "Bea", null))
                .is(refused("retailer-state"))
                .hasMessage("Retailer " + asked.id() + " is approved already, since 2026-03-11T12:00:00Z by Ann.");
        assertThat(approved.decidedBy()).isEqualTo("Ann");
        assertThat(approved.reason()).isEqualTo("Fine");
        assertThatThrownBy(() -> retailers.approve(999, null, "Ann", null)).is(refused(UNKNOWN));
    }

    @Test
    void anApprovedRetailerCanBeDeclinedAndADeclinedOneHasToAskAgain() {
        Retailer asked = retailers.request(request("bo@shop.example", TERMS), "Site");
        retailers.approve(asked.id(), null, "Ann", null);

        Retailer declined = retailers.decline(asked.id(), null, "Ann", null);

        assertThat(declined.state()).isEqualTo(RetailerState.DECLINED);
        assertThat(decisions).hasValue(3);
        assertThatThrownBy(() -> retailers.approve(asked.id(), null, "Ann", null))
                .hasMessage("Retailer " + asked.id() + " is declined, expected pending: a declined retailer has to ask"
                        + " again first.");
    }

    @Test
    void ofManyRequestsAtOnceOneIsTaken() throws Exception {
        Callable<Boolean> ask = () -> {
            try {
                retailers.request(request("bo@shop.example", TERMS), "Site");
                return true;
            } catch (CallerFault known) {
                return false;
            }
        };

        int taken = count(ask);

        assertThat(taken).isEqualTo(1);
        assertThat(retailers.list(RetailerState.PENDING, 0, 10)).hasSize(1);
        assertThat(retailers.list(RetailerState.APPROVED, 0, 10)).isEmpty();
    }

    @Test
    void ofManyDecisionsAtOnceOneCounts() throws Exception {
        long id = retailers.request(request("bo@shop.example", TERMS), "Site").id();
        Callable<Boolean> decide = () -> {
            try {
                retailers.approve(id, null, "Ann", null);
                return true;
            } catch (CallerFault already) {
                return false;
            }
        };

        assertThat(count(decide)).isEqualTo(1);
        assertThat(retailers.history(id)).hasSize(2);
    }

    private static int count(Callable<Boolean> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Future<Boolean>> all = pool.invokeAll(Collections.nCopies(12, work));
        pool.shutdown();
        int done = 0;
        for (Future<Boolean> one : all) {
            done += one.get() ? 1 : 0;
        }
        return done;
    }

    private static Retailer.Request request(String email, String acceptedTerms) {
        return new Retailer.Request("Bo's Bikes", email, "Bo", "NL001", "NL", "Hello", acceptedTerms);
    }
}
