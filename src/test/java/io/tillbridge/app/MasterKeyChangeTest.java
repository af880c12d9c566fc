package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.access.ApiKey;
import io.tillbridge.access.Caller;
import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.access.IdempotentAnswers.Claim;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.access.Role;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.connection.MasterKeyFault;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.subscription.NewSubscription;
import io.tillbridge.event.subscription.SubscriptionDraft;
import io.tillbridge.event.subscription.Subscriptions;
import io.tillbridge.storage.DatabaseFault;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyChangeTest {
    private static final String FIRST = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";
    private static final String SECOND = "dnV0c3JxcG9ubWxramloZ2ZlZGNiYTk4NzY1NDMyMTA=";
    private static final byte[] HASH = new byte[32];

    @TempDir
    private Path data;

    private final Map<String, String> keys = new HashMap<>();
    private Path keyFile;
    private long connection;
    private long key;
    private String oldKeySecret;
    private String keySecret;
    private String link;
    private long subscription;
    private String subscriptionSecret;

    @BeforeEach
    void aHubWithOneSecretOfEverySort() throws Exception {
        DatabaseSettings database = TestDatabase.freshSettings(data);
        keys.putAll(Map.of(
                "data.dir", data.toString(),
                "database.url", database.url(),
                "database.username", database.username(),
                "database.password", database.password()));
        keyFile = data.resolve("master-key");
        try (HubCore core = HubCore.open(configuration())) {
            connection = core.connections()
                    .create(Map.of(
                            "kind",
                            SftpCatalog.NAME,
                            "name",
                            "Acme",
                            "settings",
                            Map.of("host", "127.0.0.1", "path", "/", "username", "u"),
                            "secrets",
                            Map.of("password", "vendor-password")))
                    .id();
            NewApiKey made = core.apiKeys().create("A script", Set.of(Permission.ORDERS_READ));
            key = made.key().id();
            oldKeySecret = made.secret();
            keySecret = core.apiKeys().rotate(made.key(), Duration.ofHours(1)).secret();
            link = core.oneTimeSecrets()
                    .make(Caller.person(1, "Ann", Role.OWNER), "handed over", "For Bo", Duration.ofHours(1))
                    .token();
            NewSubscription subscribed = subscriptions(core)
                    .create(
                            Caller.person(1, "Ann", Role.OWNER),
                            new SubscriptionDraft(
                                    "ERP", "https://erp.example.com/", Set.of(EventType.RUN_FAILED), List.of(), true));
            subscription = subscribed.subscription().id();
            subscriptionSecret = subscriptions(core)
                    .rotate(Caller.person(1, "Ann", Role.OWNER), subscription, Duration.ofHours(1), null)
                    .secret();
            core.routeSecrets().set("chat", "chat-token");
            IdempotentAnswers answers = core.idempotentAnswers();
            answers.keep(
                    (Claim.First) answers.claim("key:1", "once", HASH),
                    new IdempotentAnswers.Answer(201, "{}", "made".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void everySecretOpensWithTheNewKeyAndNoneWithTheOld() throws Exception {
        Path old = Files.copy(keyFile, data.resolve("old-key"));

        long count = HubCore.changeMasterKey(configuration(), Optional.empty(), done -> {});

        assertThat(count).isEqualTo(8);
        assertThat(keyFile).content().isNotEqualTo(Files.readString(old));
        everySecretOpens();
        Files.move(old, keyFile, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> HubCore.open(configuration()))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessageStartingWith("The master key is wrong: ");
    }

    @Test
    void aKillAfterTheRowsChangedLeavesTheNewKeyToTheNextStart() throws Exception {
        Path old = Files.copy(keyFile, data.resolve("old-key"));
        HubCore.changeMasterKey(configuration(), Optional.empty(), done -> {});
        Files.move(keyFile, data.resolve("master-key.next"));
        Files.move(old, keyFile);

        everySecretOpens();

        assertThat(data.resolve("master-key.next")).doesNotExist();
    }

    @Test
    void aKillBeforeTheRowsChangedLeavesTheOldKeyToTheNextStart() throws Exception {
        Path next = Files.copy(keyFile, data.resolve("master-key.next"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(next, SECOND);
        String before = Files.readString(keyFile);

        everySecretOpens();

        assertThat(next).doesNotExist();
        assertThat(keyFile).hasContent(before.strip());
    }

    @Test
    void aSecretThatDoesNotOpenIsNamedAndNothingChanges() throws Exception {
        try (HubCore core = HubCore.open(configuration())) {
            core.database()
                    .jdbi()
                    .useHandle(handle ->
                            handle.execute("UPDATE one_time_secret SET sealed = CONCAT(LEFT(sealed, 20), 'damaged')"));
        }

        assertThatThrownBy(() -> HubCore.changeMasterKey(configuration(), Optional.empty(), done -> {}))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessageStartingWith("The secret for one-time:");

        try (HubCore core = HubCore.open(configuration())) {
            assertThat(core.connections().secret(connection, "password")).contains("vendor-password");
        }
    }

    @Test
    void aKeyOfTheEnvironmentNeedsTheNewOneInAFile() throws Exception {
        HubCore.changeMasterKey(configuration(), Optional.of(FIRST), done -> {});
        Files.delete(keyFile);
        keys.put("master-key", FIRST);
        assertThatThrownBy(() -> HubCore.changeMasterKey(configuration(), Optional.empty(), done -> {}))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessageContaining("--new-key-file");

        HubCore.changeMasterKey(configuration(), Optional.of(SECOND), done -> {});

        assertThat(keyFile).doesNotExist();
        keys.put("master-key", SECOND);
        everySecretOpens();
    }

    @Test
    void theSameKeyAgainAndAKeyOfTheWrongFormAreRefused() {
        HubCore.changeMasterKey(configuration(), Optional.of(FIRST), done -> {});

        assertThatThrownBy(() -> HubCore.changeMasterKey(configuration(), Optional.of(FIRST), done -> {}))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessageStartingWith("The new master key is the one in use");
        assertThatThrownBy(() -> HubCore.changeMasterKey(configuration(), Optional.of("short"), done -> {}))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessageStartingWith("The new master key must hold 32 bytes in base64");
    }

    @Test
    void besideARunningHubNothingIsChanged() throws Exception {
        try (HubCore running = HubCore.open(configuration())) {
            assertThatThrownBy(() -> HubCore.changeMasterKey(configuration(), Optional.empty(), done -> {}))
                    .isInstanceOf(DatabaseFault.class);

            assertThat(running.connections().secret(connection, "password")).contains("vendor-password");
        }
    }

    private void everySecretOpens() throws Exception {
        try (HubCore core = HubCore.open(configuration())) {
            assertThat(core.connections().secret(connection, "password")).contains("vendor-password");
            assertThat(core.apiKeys().reveal(key).map(NewApiKey::secret)).contains(keySecret);
            assertThat(subscriptions(core)
                            .reveal(Caller.person(1, "Ann", Role.OWNER), subscription)
                            .secret())
                    .isEqualTo(subscriptionSecret);
            assertThat(subscriptions(core).sign(subscription, "msg_1", "{}").signature())
                    .contains(" v1,");
            assertThat(core.routeSecrets().find("chat")).contains("chat-token");
            ApiKey signedIn = core.apiKeys().get(key);
            assertThat(core.apiKeys()
                            .authenticate(signedIn.clientId(), oldKeySecret, "192.0.2.7")
                            .toString())
                    .contains("A script");
            IdempotentAnswers answers = core.idempotentAnswers();
            Claim again = answers.claim("key:1", "once", HASH);
            assertThat(((Claim.Repeated) again).answer().body()).asString().isEqualTo("made");
            assertThat(core.oneTimeSecrets()
                            .open(link, "192.0.2.7")
                            .orElseThrow()
                            .toString())
                    .contains("For Bo");
            link = core.oneTimeSecrets()
                    .make(Caller.person(1, "Ann", Role.OWNER), "handed over", "For Bo", Duration.ofHours(1))
                    .token();
        }
    }

    private static Subscriptions subscriptions(HubCore core) {
        return new Subscriptions(
                core.database(), core.secrets(), HubCheck.receivers(core.configuration()), core.clock());
    }

    private Configuration configuration() {
        return Configuration.read(new ConfigurationSources(Path.of(""), List.of(), Map.of(), keys));
    }
}
