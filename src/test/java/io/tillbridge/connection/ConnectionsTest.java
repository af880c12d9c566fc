package io.tillbridge.connection;

import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.settings.Author;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00.123456Z");

    @AutoClose
    private static Database database;

    private final ConnectionKinds kinds = new ConnectionKinds(List.of(new SftpCatalog(Set::of)));
    private final Connections connections = at(NOON);

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void emptyTables() {
        database.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM connection");
            handle.execute("DELETE FROM run");
        });
    }

    @Test
    void whatIsMadeIsReadBackWithDefaultsAndWithoutSecrets() {
        Connection made = connections.create(body(Map.of("password", "hunter2")));

        Map<String, Object> view = new ConnectionView(kinds).of(connections.get(made.id()));

        assertThat(view)
                .containsEntry("name", "Vendor")
                .containsEntry("enabled", true)
                .containsEntry("status", Map.of("state", "new"))
                .containsEntry(
                        "secrets",
                        Map.of(
                                "password", Map.of("set", true, "updatedAt", "2026-03-11T12:00:00.123456Z"),
                                "privateKey", Map.of("set", false),
                                "passphrase", Map.of("set", false)));
        assertThat(SftpCatalogSettings.of(made).port()).isEqualTo(22);
        assertThat(made.toString() + view).doesNotContain("hunter2");
    }

    @Test
    void noSecretStandsInTheDatabaseInPlain() {
        Connection made = connections.create(body(Map.of("password", "hunter2")));

        byte[] column = database.jdbi().withHandle(handle -> handle.createQuery("SELECT sealed FROM connection_secret")
                .mapTo(byte[].class)
                .one());

        assertThat(new String(column, StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
        assertThat(connections.secret(made.id(), "password")).contains("hunter2");
        assertThat(connections.secret(made.id(), "privateKey")).isEmpty();
    }

    @Test
    void aPatchChangesWhatItNamesAndNullTakesAway() {
        long id = connections.create(body(Map.of("password", "hunter2"))).id();

        Map<String, Object> secrets = new HashMap<>(Map.of("privateKey", pem()));
        secrets.put("password", null);
        Map<String, Object> settings = new HashMap<>(Map.of("path", "/new"));
        settings.put("port", null);
        Connection changed =
                connections.change(id, Map.of("enabled", false, "settings", settings, "secrets", secrets), null);

        assertThat(changed.settings()).containsEntry("path", "/new").containsEntry("port", 22);
        assertThat(changed.name()).isEqualTo("Vendor");
        assertThat(changed.enabled()).isFalse();
        assertThat(changed.version()).isEqualTo(2);
        assertThat(connections.credentials(id).names()).containsExactly("privateKey");
    }

    @Test
    void nullForAllSecretsTakesAllAway() {
        long id = connections
                .create(body(Map.of("privateKey", pem(), "passphrase", "x")))
                .id();

        Connection changed = connections.change(id, Collections.singletonMap("secrets", null), null);

        assertThat(changed.secrets()).isEmpty();
    }

    @Test
    void aChangeOfAnOldVersionIsRefused() {
        long id = connections.create(body(Map.of())).id();
        connections.change(id, Map.of("name", "Other"), 1L);

        assertThatThrownBy(() -> connections.change(id, Map.of("name", "Mine"), 1L))
                .is(refused(STALE))
                .hasMessage("Connection " + id + " was changed since version 1 was read: read it again and repeat the "
                        + "change.");
        assertThatThrownBy(() -> connections.delete(id, 1L)).is(refused(STALE));
        assertThat(connections.get(id).name()).isEqualTo("Other");
    }

    @Test
    void aDraftOvertakenByAnotherChangeIsNotSaved() {
        long id = connections.create(body(Map.of())).id();
        ConnectionDraft draft = connections.draft(id, Map.of("secrets", Map.of("password", "late")), null);
        connections.change(id, Map.of("name", "Other"), null);

        assertThatThrownBy(() -> connections.save(draft, Author.HUB)).is(refused(STALE));

        assertThat(connections.secret(id, "password")).isEmpty();
        assertThat(draft.toString()).contains("[password]").doesNotContain("late");
    }

    @Test
    void changesMadeAtOnceWithoutAVersionAllArrive() throws Exception {
        long id = connections.create(body(Map.of())).id();
        List<String> names = List.of("host", "path", "username", "brand");

        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Connection>> changes = names.stream()
                .map(name -> pool.submit(() -> connections.change(id, Map.of("settings", Map.of(name, "v")), null)))
                .toList();
        for (Future<Connection> change : changes) {
            change.get();
        }
        pool.shutdown();

        assertThat(connections.get(id).settings().values())
                .filteredOn("v"::equals)
                .hasSize(4);
        assertThat(connections.get(id).version()).isEqualTo(5);
    }

    @Test
    void faultsOfTheWholeBodyComeAtOnceAndNameNoSecret() {
        Map<String, Object> body = Map.of(
                "id", "7",
                "nmae", "x",
                "kind", "sftp-catalog",
                "enabled", "yes",
                "settings", Map.of(),
                "secrets", Map.of("pasword", "hunter2", "password", 12345, "privateKey", " "));

        assertThatThrownBy(() -> connections.create(body))
                .hasMessageNotContainingAny("hunter2", "12345")
                .asInstanceOf(type(CallerFault.class))
                .satisfies(invalid -> assertThat(invalid.faults())
                        .extracting(fault -> fault.pointer() + " " + fault.code())
                        .containsExactlyInAnyOrder(
                                "/id read-only",
                                "/nmae unknown-field",
                                "/name required",
                                "/enabled wrong-type",
                                "/settings/host required",
                                "/settings/path required",
                                "/settings/username required",
                                "/secrets/pasword unknown-field",
                                "/secrets/password wrong-type",
                                "/secrets/privateKey malformed"));
        assertThat(connections.list(null, 0, 10)).isEmpty();
    }

    @Test
    void theKindIsKnownAndStays() {
        long id = connections.create(body(Map.of())).id();

        assertThatThrownBy(() -> connections.create(Map.of("kind", "sftp-catalogue", "name", "x")))
                .hasMessage("/kind: must be one of sftp-catalog, found \"sftp-catalogue\". Did you mean "
                        + "\"sftp-catalog\"?");
        assertThatThrownBy(() -> connections.create(Map.of()))
                .hasMessage("/name: is needed: what people call this connection.\n"
                        + "/kind: is needed: one of sftp-catalog.");
        assertThat(connections.change(id, Map.of("kind", "sftp-catalog"), null).version())
                .isEqualTo(2);
    }

    @Test
    void onlyAChangeOfWhereOrWhoCallsForANewTry() {
        long id = connections.create(body(Map.of("password", "hunter2"))).id();
        connections.markFailing(id, "The server refused the password.");

        ConnectionDraft renamed = connections.draft(id, Map.of("name", "B", "settings", Map.of("brand", "x")), null);
        ConnectionDraft moved = connections.draft(id, Map.of("settings", Map.of("host", "b.example")), null);
        ConnectionDraft rekeyed = connections.draft(id, Map.of("secrets", Map.of("password", "other")), null);

        assertThat(renamed.coordinatesChanged()).isFalse();
        assertThat(connections.save(renamed, Author.HUB).state()).isEqualTo(ConnectionState.FAILING);
        assertThat(moved.coordinatesChanged()).isTrue();
        assertThat(rekeyed.coordinatesChanged()).isTrue();
        assertThat(rekeyed.credentials().get("password")).contains("other");
    }

    @Test
    void newCoordinatesForgetTheOldFailure() {
        long id = connections.create(body(Map.of())).id();
        connections.markFailing(id, "The server refused the password.");

        Connection changed = connections.change(id, Map.of("settings", Map.of("host", "b.example")), null);

        assertThat(changed.state()).isEqualTo(ConnectionState.NEW);
        assertThat(changed.failingSince()).isNull();
        assertThat(changed.stateDetail()).isNull();
    }

    @Test
    void failingSinceIsTheFirstFailureAfterTheLastSuccess() {
        long id = connections.create(body(Map.of())).id();

        at(NOON.plusSeconds(1)).markFailing(id, "first");
        at(NOON.plusSeconds(2)).markFailing(id, "second");
        Connection failing = connections.get(id);
        at(NOON.plusSeconds(3)).markSuccess(id);
        Connection working = connections.get(id);
        at(NOON.plusSeconds(4)).markFailing(id, "☂".repeat(3000));

        assertThat(failing.failingSince()).isEqualTo(NOON.plusSeconds(1));
        assertThat(failing.stateDetail()).isEqualTo("second");
        assertThat(working.failingSince()).isNull();
        assertThat(working.state()).isEqualTo(ConnectionState.OK);
        assertThat(connections.get(id).failingSince()).isEqualTo(NOON.plusSeconds(4));
        assertThat(connections.get(id).lastSuccess()).isEqualTo(NOON.plusSeconds(3));
        assertThat(connections.get(id).stateDetail()).hasSize(2001).endsWith("☂…");
        assertThat(connections.get(id).version()).isEqualTo(1);
    }

    @Test
    void pagesGoOnAfterTheLastIdWhateverIsAddedOrDeletedMeanwhile() {
        List<Long> ids = IntStream.range(0, 5)
                .mapToObj(i ->
                        connections.create(body(Map.of("password", "p" + i))).id())
                .toList();

        List<Connection> first = connections.list("sftp-catalog", 0, 2);
        connections.delete(ids.get(1), null);
        List<Connection> second = connections.list(null, ids.get(1), 2);

        assertThat(first).extracting(Connection::id).containsExactly(ids.get(0), ids.get(1));
        assertThat(second).extracting(Connection::id).containsExactly(ids.get(2), ids.get(3));
        assertThat(second).allSatisfy(one -> assertThat(one.secrets()).containsOnlyKeys("password"));
        assertThat(connections.list("cseries", 0, 2)).isEmpty();
    }

    @Test
    void aConnectionWithARunUnderWayIsNotDeleted() {
        long id = connections.create(body(Map.of("password", "hunter2"))).id();
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO run (connection_id, job, started_by, state, active_key, queued_at, counters)
                        VALUES (?, 'catalog-pull', 'api', 'queued', 'catalog-pull:1', NOW(6), '{}')
                        """,
                        id));

        assertThatThrownBy(() -> connections.delete(id, null))
                .is(refused("connection-busy"))
                .hasMessage("Connection " + id + " has a run that is queued or under way: cancel it or wait for its "
                        + "end, then delete the connection.");
        database.jdbi().useHandle(handle -> handle.execute("UPDATE run SET active_key = NULL"));
        connections.delete(id, null);

        assertThatThrownBy(() -> connections.get(id)).hasMessage("There is no connection " + id + ".");
        assertThatThrownBy(() -> connections.delete(id, null)).is(refused(UNKNOWN));
        assertThat(connections.credentials(id).names()).isEmpty();
    }

    @Test
    void halfACharacterIsAFaultAndNotAnotherText() {
        Map<String, Object> body = Map.of(
                "kind",
                "sftp-catalog",
                "name",
                "a\ud83d",
                "settings",
                SftpCatalogTest.least(),
                "secrets",
                Map.of("password", "\ude00b"));

        assertThatThrownBy(() -> connections.create(body))
                .hasMessage("/name: must be whole Unicode characters, found half of a surrogate pair.\n"
                        + "/secrets/password: must be whole Unicode characters, found half of a surrogate pair.");
    }

    @Test
    void anotherKindIsOneMoreClass() {
        ConnectionKinds two = new ConnectionKinds(List.of(new SftpCatalog(Set::of), new PostBox()));
        Connections both =
                new Connections(database.jdbi(), Secrets.open(Path.of("unused"), KEY), two, Clock.systemUTC());

        Connection made = both.create(Map.of(
                "kind", "post-box", "name", "P", "settings", Map.of("number", 7), "secrets", Map.of("pin", "1234")));

        assertThat(both.list("post-box", 0, 10)).containsExactly(made);
        assertThat(both.secret(made.id(), "pin")).contains("1234");
        assertThat(new ConnectionView(two).of(made)).containsEntry("settings", Map.of("number", 7));
    }

    @Test
    void theWrongMasterKeyForTheseDataIsRefusedAtTheStart() {
        Path data = Path.of("target", "tmp", "no-key-" + System.nanoTime());
        Secrets.open(data, KEY, database.jdbi());
        connections.create(body(Map.of("privateKey", pem(), "passphrase", "x")));

        assertThatThrownBy(() -> Secrets.open(data, KEY.replace('M', 'N'), database.jdbi()))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessageStartingWith("The master key is wrong: 2 sealed secrets in the database belong to another "
                        + "key than the one in TILLBRIDGE_MASTER_KEY. Give the key this database was used with");
        assertThatThrownBy(() -> Secrets.open(data, null, database.jdbi()))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessageStartingWith("The master key is gone: the database holds 2 sealed secrets, "
                        + "TILLBRIDGE_MASTER_KEY is not set and there is no file " + data.resolve("master-key") + ".");
        assertThat(data).doesNotExist();
        assertThat(Secrets.open(data, KEY, database.jdbi())).isNotNull();
    }

    private Connections at(Instant now) {
        Clock clock = Clock.offset(Clock.fixed(now, ZoneOffset.UTC), Duration.ZERO);
        return new Connections(database.jdbi(), Secrets.open(Path.of("unused"), KEY), kinds, clock);
    }

    private static Map<String, Object> body(Map<String, String> secrets) {
        return Map.of(
                "kind", "sftp-catalog", "name", "Vendor", "settings", SftpCatalogTest.least(), "secrets", secrets);
    }

    private static String pem() {
        return "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n";
    }

    private record PostBox() implements ConnectionKind {
        @Override
        public String name() {
            return "post-box";
        }

        @Override
        public Map<String, Object> settings(Object given, List<FieldFault> faults) {
            Fields fields = Fields.of("/settings", given, List.of("number"), faults);
            return Map.of("number", fields.whole("number", 1, 1, 99));
        }

        @Override
        public Set<String> coordinates() {
            return Set.of("number");
        }

        @Override
        public List<String> secretNames() {
            return List.of("pin");
        }

        @Override
        public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {}
    }
}
