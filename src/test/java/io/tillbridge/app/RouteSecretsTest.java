package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.CommandFault;
import io.tillbridge.app.shell.HubOperations.NamedSecret;
import io.tillbridge.app.shell.HubOperations.SecretOperations;
import io.tillbridge.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteSecretsTest {
    @TempDir
    private Path temp;

    private final SecretOperations secrets = new HubCommands().secrets();
    private Configuration configuration;
    private Path files;

    @BeforeEach
    void aHub() throws Exception {
        files = Files.createDirectories(temp.resolve("secrets"));
        Map<String, String> set = HubSettings.of(TestDatabase.freshSettings(temp));
        set.put("routes.secrets", files.toString());
        configuration = HubSettings.read(set);
    }

    @Test
    void oneIsSealedReplacedListedAndRemoved() throws Exception {
        secrets.set(configuration, "chat.hook", "first");
        secrets.set(configuration, "chat.hook", "second-in-plain");
        secrets.set(configuration, "mail", "other");

        assertThat(secrets.list(configuration))
                .extracting(NamedSecret::name, NamedSecret::file)
                .containsExactly(tuple("chat.hook", false), tuple("mail", false));
        try (HubCore core = HubCore.join(configuration)) {
            assertThat(core.routeSecrets().find("chat.hook")).contains("second-in-plain");
            assertThat(core.routeSecrets().isThere("none")).isFalse();
            byte[] stored = core.database().jdbi().withHandle(handle -> handle.createQuery(
                            "SELECT sealed FROM route_secret WHERE name = 'chat.hook'")
                    .mapTo(byte[].class)
                    .one());
            assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("second");
        }

        secrets.remove(configuration, "chat.hook");
        assertThat(secrets.list(configuration)).extracting(NamedSecret::name).containsExactly("mail");
        assertThatThrownBy(() -> secrets.remove(configuration, "chat.hook"))
                .isInstanceOf(CommandFault.class)
                .hasMessage("NAME: there is no secret chat.hook in the database. ./tillbridge secret list shows all.");
    }

    @Test
    void aFileWinsAndIsNotHiddenByTheDatabase() throws Exception {
        secrets.set(configuration, "chat", "sealed");
        Files.writeString(files.resolve("chat"), "of the file\n");

        try (HubCore core = HubCore.join(configuration)) {
            assertThat(core.routeSecrets().find("chat")).contains("of the file");
        }
        assertThat(secrets.list(configuration)).singleElement().satisfies(secret -> {
            assertThat(secret.file()).isTrue();
            assertThat(secret.since()).isNotNull();
        });
        assertThatThrownBy(() -> secrets.set(configuration, "chat", "again"))
                .isInstanceOf(CommandFault.class)
                .hasMessageStartingWith("NAME: the secret chat is the file chat in " + files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../etc", "Chat", "a b", "-a", "a..b"})
    void aNameIsPlain(String name) {
        assertThatThrownBy(() -> secrets.set(configuration, name, "x"))
                .isInstanceOf(CommandFault.class)
                .hasMessageStartingWith("NAME: expected at most 100 small letters");
    }
}
