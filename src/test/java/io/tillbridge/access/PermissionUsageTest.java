package io.tillbridge.access;

import static io.tillbridge.access.Permission.ORDERS_READ;
import static io.tillbridge.access.Permission.STOCK_READ;
import static io.tillbridge.access.Permission.STOCK_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.Secrets;
import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionUsageTest {
    @AutoClose
    private static Database database;

    private final MutableClock clock = new MutableClock();
    private final List<Runnable> beside = new ArrayList<>();
    private final ApiKeys keys = new ApiKeys(
            database.jdbi(), Secrets.open(Path.of("unused"), "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="), clock);
    private final PermissionUsage uses = new PermissionUsage(database.jdbi(), clock.steady(), beside::add);
    private final ApiKey key =
            keys.create("Script", Set.of(STOCK_READ, STOCK_WRITE)).key();

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @Test
    void aUseIsWrittenBesideTheCallAndOnceAnHour() {
        Instant first = clock.instant();
        use(STOCK_READ);
        use(STOCK_READ);
        assertThat(beside).hasSize(1);
        assertThat(use().lastUsed()).isEmpty();
        write();
        clock.pass(Duration.ofMinutes(59));
        use(STOCK_READ);
        assertThat(beside).isEmpty();
        assertThat(use().lastUsed()).isEqualTo(Map.of(STOCK_READ, first));
        clock.pass(Duration.ofMinutes(1));
        use(STOCK_READ);
        write();

        assertThat(use().lastUsed()).isEqualTo(Map.of(STOCK_READ, clock.instant()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P1D", "-PT3H", "PT3H", "P2D"})
    void aStepOfTheMachinesClockMakesTheHourNeitherShorterNorLonger(Duration step) {
        use(STOCK_READ);
        write();
        clock.step(step);
        clock.pass(Duration.ofMinutes(59));
        use(STOCK_READ);
        assertThat(beside).isEmpty();
        clock.pass(Duration.ofMinutes(1));

        use(STOCK_READ);

        assertThat(beside).hasSize(1);
    }

    @Test
    void aKeyUsedForLessThanItMayDoSaysSoAfterThirtyDays() {
        clock.pass(Duration.ofDays(1));
        use(STOCK_READ);
        write();
        clock.pass(Duration.ofDays(29).minusSeconds(1));
        assertThat(use().unused()).isEmpty();
        assertThat(use().advice()).isNull();

        clock.pass(Duration.ofSeconds(1));

        assertThat(use().unused()).containsExactly(STOCK_WRITE);
        assertThat(use().advice())
                .isEqualTo("In the last 30 days this key did not use stock:write: take from it what it does not need.");
    }

    @Test
    void aPermissionThatWasUsedLongAgoIsUnusedToo() {
        use(STOCK_READ);
        use(STOCK_WRITE);
        write();
        clock.pass(Duration.ofDays(20));
        use(STOCK_READ);
        write();
        clock.pass(Duration.ofDays(10));

        assertThat(use().unused()).containsExactly(STOCK_WRITE);
    }

    @Test
    void aPermissionGivenLaterHasThirtyDaysOfItsOwn() {
        clock.pass(Duration.ofDays(20));
        permit(Set.of(STOCK_READ, STOCK_WRITE, ORDERS_READ));
        clock.pass(Duration.ofDays(10));
        assertThat(use().unused()).containsExactlyInAnyOrder(STOCK_READ, STOCK_WRITE);

        clock.pass(Duration.ofDays(20));

        assertThat(use().unused()).containsExactlyInAnyOrder(STOCK_READ, STOCK_WRITE, ORDERS_READ);
    }

    @Test
    void aPermissionTakenAwayAndGivenBackBeginsAnew() {
        clock.pass(Duration.ofDays(31));
        permit(Set.of(STOCK_READ));
        permit(Set.of(STOCK_READ, STOCK_WRITE));

        assertThat(use().unused()).containsExactly(STOCK_READ);
    }

    @Test
    void aUseOfADeletedKeyIsNoFault() {
        use(STOCK_READ);
        keys.delete(key);

        write();

        assertThat(uses.of(List.of(key)).get(key.id()).lastUsed()).isEmpty();
    }

    @Test
    void ofAPersonNothingIsNoted() {
        uses.note(Caller.person(key.id(), "Ann", Role.ADMIN), STOCK_READ);

        assertThat(beside).isEmpty();
    }

    private void use(Permission permission) {
        uses.note(keys.get(key.id()).caller(), permission);
    }

    private void write() {
        beside.forEach(Runnable::run);
        beside.clear();
    }

    private void permit(Set<Permission> permissions) {
        keys.change(keys.get(key.id()), ApiKeys.Change.permissions(permissions));
    }

    private ApiKeyUsage use() {
        return uses.of(List.of(keys.get(key.id()))).get(key.id());
    }
}
