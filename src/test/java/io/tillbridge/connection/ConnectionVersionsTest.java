package io.tillbridge.connection;

import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.settings.Author;
import io.tillbridge.settings.Version;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionVersionsTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00.123456Z");
    private static final Author ANNA = new Author("person:1", "Anna");

    @AutoClose
    private static Database database;

    private final Connections connections = new Connections(
            database.jdbi(),
            Secrets.open(Path.of("unused"), KEY),
            new ConnectionKinds(List.of(new SftpCatalog(Set::of))),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @Test
    void eachChangeIsAVersionWithWhoAndWhenAndNoSecret() {
        Connection made = connections.save(connections.draft(body()), ANNA);
        connections.change(made.id(), Map.of("enabled", false, "secrets", Map.of("password", "hunter3")), null);

        List<Version> versions = connections.versions(made.id(), null, 10);

        assertThat(versions).extracting(Version::version).containsExactly(2L, 1L);
        assertThat(versions.get(1))
                .isEqualTo(new Version(
                        1, NOON, ANNA, Map.of("name", "Northwind", "enabled", true, "settings", made.settings())));
        assertThat(versions.get(0).who()).isEqualTo(Author.HUB);
        assertThat(versions.get(0).body()).containsEntry("enabled", false);
        assertThat(versions.toString()).doesNotContain("hunter");
    }

    @Test
    void anEarlierVersionComesBackWholeAndSecretsStay() {
        long id = connections.create(body()).id();
        connections.change(
                id, Map.of("name", "Other", "settings", Map.of("brand", "Batavus", "maxDropPercent", 5)), null);

        Connection restored = connections.restore(id, 1, ANNA, 2L);

        assertThat(restored.name()).isEqualTo("Northwind");
        assertThat(restored.settings()).doesNotContainKey("brand").containsEntry("maxDropPercent", 20);
        assertThat(restored.version()).isEqualTo(3);
        assertThat(restored.secrets()).containsKey("password");
        assertThat(connections.versions(id, null, 1).get(0).who()).isEqualTo(ANNA);
    }

    @Test
    void aVersionThatLeadsElsewhereMakesTheConnectionNewAgain() {
        long id = connections.create(body()).id();
        connections.change(id, Map.of("settings", Map.of("brand", "Batavus")), null);
        connections.change(id, Map.of("settings", Map.of("host", "other.example")), null);
        connections.markSuccess(id);

        assertThat(connections.restore(id, 3, ANNA, null).state()).isEqualTo(ConnectionState.OK);
        assertThat(connections.restore(id, 1, ANNA, null).state()).isEqualTo(ConnectionState.NEW);
    }

    @Test
    void aVersionIsCheckedAsIfItCameInToday() {
        long id = connections.create(body()).id();
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE setting_version SET body = JSON_SET(body, '$.settings.country', 'XX') WHERE subject = ?",
                        "connection:" + id));

        assertThatThrownBy(() -> connections.restore(id, 1, ANNA, null))
                .is(refused(INVALID))
                .hasMessageStartingWith("/settings/country: must be a country code");
        assertThat(connections.get(id).version()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsToldSo() {
        long id = connections.create(body()).id();

        assertThatThrownBy(() -> connections.restore(id, 7, ANNA, null))
                .is(refused(UNKNOWN))
                .hasMessage("There is no version 7 of connection " + id + ".");
        assertThatThrownBy(() -> connections.restore(id, 1, ANNA, 7L)).is(refused(STALE));
        assertThatThrownBy(() -> connections.versions(id + 1000, null, 10)).is(refused(UNKNOWN));
    }

    @Test
    void versionsGoWithTheirConnection() {
        long id = connections.create(body()).id();

        connections.delete(id, null);

        int left = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM setting_version WHERE subject = :of")
                        .bind("of", "connection:" + id)
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
    }

    private static Map<String, Object> body() {
        return Map.of(
                "kind",
                SftpCatalog.NAME,
                "name",
                "Northwind",
                "settings",
                Map.of("host", "sftp.northwind.example", "path", "/", "username", "till"),
                "secrets",
                Map.of("password", "hunter2"));
    }
}
