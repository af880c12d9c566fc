package io.tillbridge.access;

import static io.tillbridge.access.Permission.ACCESS_WRITE;
import static io.tillbridge.access.Permission.ORDERS_READ;
import static io.tillbridge.access.Permission.ORDERS_WRITE;
import static io.tillbridge.access.Permission.STOCK_READ;
import static io.tillbridge.fault.CallerFault.Why.FORBIDDEN;
import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.Secrets;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyAdministrationTest {
    @AutoClose
    private static Database database;

    private final ApiKeys keys = new ApiKeys(
            database.jdbi(),
            Secrets.open(Path.of("unused"), "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="),
            new MutableClock());
    private final ApiKeyAdministration desk = new ApiKeyAdministration(keys);
    private final Caller owner = Caller.person(1, "Ann", Role.OWNER);

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @Test
    void nobodyGivesAwayWhatHeHasNot() {
        Caller clerk = keyed(ACCESS_WRITE, ORDERS_READ);
        long strong = made(ORDERS_READ, ORDERS_WRITE, STOCK_READ);
        long weak = made(ORDERS_READ);
        Set<Permission> more = Set.of(ORDERS_READ, ORDERS_WRITE);

        Stream<ThrowingCallable> refused = Stream.of(
                () -> desk.create(clerk, "Script", more, null),
                () -> desk.change(clerk, strong, ApiKeys.Change.permissions(Set.of(ORDERS_READ)), null),
                () -> desk.change(clerk, weak, ApiKeys.Change.permissions(more), null),
                () -> desk.reveal(clerk, strong),
                () -> desk.rotate(clerk, strong, Duration.ZERO, null));

        refused.forEach(asked -> assertThatThrownBy(asked).is(refused(FORBIDDEN)));
        assertThatThrownBy(() -> desk.reveal(clerk, strong))
                .hasMessage("Revealing the secret of API key " + strong
                        + " takes every permission of the key, and you lack stock:read, orders:write: ask somebody who"
                        + " has them.");
        assertThat(desk.reveal(clerk, weak).secret()).hasSize(43);
    }

    @Test
    void aKeyIsDeletedByWhoMayAllThatItMay() {
        long strong = made(ORDERS_READ, STOCK_READ);

        assertThatThrownBy(() -> desk.delete(keyed(ACCESS_WRITE, ORDERS_READ), strong, null))
                .is(refused(FORBIDDEN));
        desk.delete(keyed(ACCESS_WRITE, ORDERS_READ, STOCK_READ), strong, null);

        assertThat(keys.find(strong)).isEmpty();
    }

    @Test
    void aKeyRotatesItselfAndDoesNothingElseToItself() {
        NewApiKey own = keys.create("Own", Set.of(ACCESS_WRITE));
        Caller itself = own.key().caller();
        long id = own.key().id();

        NewApiKey rotated = desk.rotate(itself, id, Duration.ZERO, null);

        assertThat(rotated.secret()).isNotEqualTo(own.secret());
        assertThatThrownBy(() -> desk.change(itself, id, ApiKeys.Change.enabled(false), null))
                .is(refused("own-key"))
                .hasMessage("API key " + id + " is the one this call was signed in with and cannot change itself: use "
                        + "another key, or a person's session.");
        assertThatThrownBy(() -> desk.delete(itself, id, null)).is(refused("own-key"));
    }

    @Test
    void whoChangesAnOlderVersionIsToldSoAndWhoNamesNoneIsNot() {
        long id = made(ORDERS_READ);
        desk.change(owner, id, new ApiKeys.Change("Other", null, null), 1L);

        assertThatThrownBy(() -> desk.change(owner, id, ApiKeys.Change.enabled(false), 1L))
                .is(refused(STALE));
        assertThatThrownBy(() -> desk.delete(owner, id, 1L)).is(refused(STALE));
        ApiKey changed = desk.change(owner, id, ApiKeys.Change.enabled(false), null);

        assertThat(changed.version()).isEqualTo(3);
        assertThat(changed.title()).isEqualTo("Other");
        assertThat(changed.enabled()).isFalse();
    }

    @Test
    void aKeyThatIsNotThereIsUnknown() {
        Stream<ThrowingCallable> asked = Stream.of(
                () -> desk.change(owner, 999, ApiKeys.Change.enabled(true), null),
                () -> desk.reveal(owner, 999),
                () -> desk.rotate(owner, 999, Duration.ZERO, null),
                () -> desk.delete(owner, 999, null));

        asked.forEach(call -> assertThatThrownBy(call).is(refused(UNKNOWN)).hasMessage("There is no API key 999."));
    }

    @Test
    void aRetailersKeyMayLittle() {
        long retailer = retailer("approved");

        assertThatThrownBy(() -> desk.create(owner, "Shop", Set.of(STOCK_READ, ORDERS_WRITE), retailer))
                .is(refused(INVALID))
                .hasMessage("/permissions: permissions has orders:write, expected of a retailer's key only "
                        + "products:read, stock:read, feeds:read, wholesale-orders:read, wholesale-orders:write");
        ApiKey made = desk.create(owner, "Shop", Set.of(STOCK_READ), retailer).key();
        assertThatThrownBy(() -> desk.change(owner, made.id(), ApiKeys.Change.permissions(Set.of(ACCESS_WRITE)), null))
                .is(refused(INVALID));
        assertThat(made.caller().retailerId()).isEqualTo(retailer);
        assertThat(made.caller().handlesSecrets()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "declined"})
    void noKeyIsMadeForARetailerThatIsNotWelcome(String state) {
        long retailer = state.equals("none") ? 999 : retailer(state);

        assertThatThrownBy(() -> desk.create(owner, "Shop", Set.of(STOCK_READ, ACCESS_WRITE), retailer))
                .isInstanceOfSatisfying(CallerFault.class, fault -> assertThat(fault.faults())
                        .extracting(one -> one.pointer())
                        .isEqualTo(List.of("/permissions", "/retailerId")));
    }

    @Test
    void theKeyOfADeclinedOrMissingRetailerIsRefused() {
        long retailer = retailer("pending");
        NewApiKey key = desk.create(owner, "Shop", Set.of(STOCK_READ), retailer);
        boolean pending = accepts(key);
        execute("UPDATE retailer SET state = 'declined' WHERE id = " + retailer);
        keys.forgetSignIns();
        boolean declined = accepts(key);
        execute("UPDATE retailer SET state = 'approved' WHERE id = " + retailer);
        boolean approved = accepts(key);
        execute("SET STATEMENT foreign_key_checks = 0 FOR DELETE FROM retailer WHERE id = " + retailer);
        keys.forgetSignIns();

        assertThat(List.of(pending, declined, approved, accepts(key))).containsExactly(true, false, true, false);
    }

    private boolean accepts(NewApiKey key) {
        return keys.authenticate(key.key().clientId(), key.secret(), "192.0.2.7") instanceof SignInResult.Accepted;
    }

    private Caller keyed(Permission... permissions) {
        return Caller.key(4_711, "Clerk", Set.of(permissions));
    }

    private long made(Permission... permissions) {
        return keys.create("Script", Set.of(permissions)).key().id();
    }

    private static void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static long retailer(String state) {
        return database.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO retailer (company_name, contact_name, email, email_key, state, requested_at)
                        VALUES ('Shop', 'Bo', 'bo@x', UUID(), :state, NOW(6))
                        """)
                .bind("state", state)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }
}
