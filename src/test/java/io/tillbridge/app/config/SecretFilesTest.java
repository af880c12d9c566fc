package io.tillbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every secret of the catalogue can come from a file instead of a command line, an environment or a file of keys. */
class SecretFilesTest {
    private static final String VALUE = "yM8rJq1sPZ0m3c5Wv9bLk2Xh7Tn4Gd6AfEuRiOo+/Qw=";

    @TempDir
    private Path home;

    private final Map<String, String> system = new HashMap<>();

    static Stream<ConfigurationKey> secrets() {
        return ConfigurationKeys.keys().stream().filter(ConfigurationKey::secret);
    }

    @BeforeEach
    void anEmptyFile() throws IOException {
        Files.createDirectories(home.resolve("config/dialects"));
        Files.createDirectories(home.resolve("routes"));
        Files.writeString(home.resolve("config/application.properties"), "");
        system.put("access.bootstrap.client-id", "me");
        system.put("access.bootstrap.client-secret", "known");
    }

    @Test
    void thereAreSecretsToWalk() {
        assertThat(secrets()).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void eachSecretIsReadFromItsFile(ConfigurationKey secret) throws IOException {
        system.remove(secret.name());
        Files.writeString(home.resolve("secret"), "  " + VALUE + "\r\n\n");
        Map<String, String> environment = Map.of(secret.variable() + "_FILE", "secret");

        Configuration configuration = read(environment);

        assertThat(configuration.text(secret.name())).isEqualTo(VALUE);
        assertThat(String.join("\n", configuration.describe()) + "\n")
                .contains(secret.name() + " = ***   (from the file of " + secret.name() + "-file)\n")
                .doesNotContain(VALUE);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aFileThatHoldsNoSecretIsAFaultOfItsKey(ConfigurationKey secret) throws IOException {
        system.remove(secret.name());
        String start = secret.name() + "-file: expected a file with the value of " + secret.name() + ", found ";

        assertThat(faults(secret, "absent")).contains(start + "none at " + home.resolve("absent") + " (from -D).");
        assertThat(faults(secret, "config"))
                .contains(start + "something else at " + home.resolve("config") + " (from -D).");
        Path file = Files.writeString(home.resolve("secret"), " \n");
        assertThat(faults(secret, "secret")).contains(start + "an empty one at " + file + " (from -D).");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(faults(secret, "secret"))
                .contains(start + "other bytes than text in UTF-8 at " + file + " (from -D).");
        Files.write(file, new byte[64 * 1024 + 1]);
        assertThat(faults(secret, "secret")).contains(start + "more than 65536 bytes at " + file + " (from -D).");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsSetInOneWay(ConfigurationKey secret) throws IOException {
        Files.writeString(home.resolve("secret"), VALUE);
        system.put(secret.name(), VALUE);

        assertThat(faults(secret, "secret"))
                .contains(secret.name() + "-file: expected this or " + secret.name()
                        + ", found both, in -D and in -D. Remove one of them.");
    }

    private List<String> faults(ConfigurationKey secret, String file) {
        system.put(secret.name() + "-file", file);
        ConfigurationFault fault = catchThrowableOfType(ConfigurationFault.class, () -> read(Map.of()));
        assertThat(fault.getMessage()).doesNotContain(VALUE);
        return fault.faults();
    }

    private Configuration read(Map<String, String> environment) {
        return Configuration.read(new ConfigurationSources(home, List.of(), environment, system));
    }
}
