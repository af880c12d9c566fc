package io.tillbridge.settings;

import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Author ANNA = new Author("person:1", "Anna");
    private static final Author BEN = new Author("person:2", "Ben");
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00.123456Z");

    @AutoClose
    private final Database database = TestDatabase.fresh();

    private final Settings settings = new Settings(database.jdbi(), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void aNewHubHasTheDefaultsAndTheirVersion() {
        Settings.Stored account = settings.find();

        assertThat(account.version()).isEqualTo(1);
        assertThat(account.settings().companyName()).isNull();
        assertThat(settings.versions(null, 10)).extracting(Version::version).containsExactly(1L);
    }

    @Test
    void eachChangeIsAVersionWithWhoAndWhen() {
        settings.change(Map.of("companyName", "A"), null, ANNA);
        Settings.Stored second = settings.change(Map.of("address", Map.of("city", "Zwolle")), null, BEN);

        assertThat(second.settings().companyName()).isEqualTo("A");
        assertThat(second.version()).isEqualTo(3);
        assertThat(second.updatedAt()).isEqualTo(NOON);
        List<Version> versions = settings.versions(null, 10);
        assertThat(versions).extracting(Version::who).containsExactly(BEN, ANNA, Author.HUB);
        assertThat(versions.get(0))
                .isEqualTo(new Version(3, NOON, BEN, second.settings().toMap()));
        assertThat(settings.versions(3L, 1)).extracting(Version::version).containsExactly(2L);
    }

    @Test
    void aChangeThatChangesNothingMakesNoVersion() {
        settings.change(Map.of("companyName", "A"), null, ANNA);

        Settings.Stored again = settings.change(Map.of("companyName", " A ", "instantOrdering", false), null, BEN);

        assertThat(again.version()).isEqualTo(2);
        assertThat(settings.versions(null, 10)).hasSize(2);
    }

    @Test
    void nullTakesASettingBackToItsDefault() {
        settings.change(Map.of("timeZone", "Asia/Tokyo", "mail", Map.of("senderName", "A")), null, ANNA);

        settings.change(Collections.singletonMap("timeZone", null), null, ANNA);
        Settings.Stored after = settings.change(Collections.singletonMap("mail", null), null, ANNA);

        assertThat(after.settings().timeZone().getId()).isEqualTo("UTC");
        assertThat(after.settings().toMap()).doesNotContainKey("mail");
    }

    @Test
    void anEarlierVersionComesBackAsANewOne() {
        settings.change(Map.of("companyName", "A", "instantOrdering", true), null, ANNA);
        settings.change(Map.of("companyName", "B"), null, ANNA);

        Settings.Stored restored = settings.restore(2, 3L, BEN);

        assertThat(restored.settings().companyName()).isEqualTo("A");
        assertThat(restored.version()).isEqualTo(4);
        assertThat(settings.versions(null, 10)).extracting(Version::version).containsExactly(4L, 3L, 2L, 1L);
        assertThatThrownBy(() -> settings.restore(9, null, BEN))
                .is(refused(UNKNOWN))
                .hasMessage("There is no version 9 of the account settings.");
    }

    @Test
    void whoBasesAChangeOnAnOldVersionIsToldSo() {
        settings.change(Map.of("companyName", "A"), 1L, ANNA);

        assertThatThrownBy(() -> settings.change(Map.of("companyName", "B"), 1L, BEN))
                .is(refused(STALE))
                .hasMessage("The account settings were changed since version 1 was read: read them again and repeat "
                        + "the change.");
        assertThatThrownBy(() -> settings.restore(1, 1L, BEN)).is(refused(STALE));
    }

    @Test
    void changesOfTwoAtTheSameMomentAreLaidOverEachOther() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<String> names = List.of("street", "postalCode", "city", "region");

        List<Future<Settings.Stored>> changes = names.stream()
                .map(name -> pool.submit(() -> settings.change(Map.of("address", Map.of(name, "v")), null, ANNA)))
                .toList();
        for (Future<Settings.Stored> change : changes) {
            change.get();
        }
        pool.shutdown();

        assertThat(settings.find().settings().toMap())
                .containsEntry("address", Map.of("street", "v", "postalCode", "v", "city", "v", "region", "v"));
        assertThat(settings.find().version()).isEqualTo(5);
    }

    @Test
    void ofManyWhoNameTheSameVersionAtTheSameMomentOneIsHeard() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);

        List<Future<Settings.Stored>> changes = IntStream.range(0, 8)
                .mapToObj(n -> pool.submit(() -> settings.change(Map.of("companyName", "c" + n), 1L, ANNA)))
                .toList();
        List<Throwable> refused = new ArrayList<>();
        for (Future<Settings.Stored> change : changes) {
            try {
                change.get();
            } catch (ExecutionException e) {
                refused.add(e.getCause());
            }
        }
        pool.shutdown();

        assertThat(refused).hasSize(7).are(refused(STALE));
        assertThat(settings.versions(null, 10)).hasSize(2);
    }
}
