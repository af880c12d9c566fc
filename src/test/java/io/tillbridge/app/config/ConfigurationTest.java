package io.tillbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> system = new HashMap<>();

    @BeforeEach
    void anEmptyFile() throws IOException {
        Files.createDirectories(home.resolve("config/dialects"));
        Files.createDirectories(home.resolve("routes"));
        file("");
    }

    @Test
    void withNothingSaidTheDefaultsHold() {
        Configuration configuration = read();

        assertThat(configuration.number("http.port")).isEqualTo(8080);
        assertThat(configuration.flag("schedule.enabled")).isTrue();
        assertThat(configuration.duration("vendor.stable-wait")).isEqualTo(Duration.ofSeconds(2));
        assertThat(configuration.size("catalog.max-file-size")).isEqualTo(4L << 30);
        assertThat(configuration.folder("routes.dir")).isEqualTo(home.resolve("routes"));
        assertThat(configuration.spool()).isEqualTo(home.resolve("data/spool"));
    }

    @Test
    void theStrongerSourceWins() throws IOException {
        file("http.port = 1\nmanagement.port = 1\njobs.workers = 1\nrouteless = 1"
                .replace("routeless = 1", "log.level = warn"));
        Path more = Files.writeString(
                home.resolve("config/more.properties"), "http.port=2\nmanagement.port=2\njobs.workers=2");
        environment.put("TILLBRIDGE_HTTP_PORT", "3");
        environment.put("TILLBRIDGE_MANAGEMENT_PORT", "3");
        system.put("http.port", "4");

        Configuration configuration = read(more);

        assertThat(configuration.number("http.port")).isEqualTo(4);
        assertThat(configuration.number("management.port")).isEqualTo(3);
        assertThat(configuration.number("jobs.workers")).isEqualTo(2);
        assertThat(configuration.text("log.level")).isEqualTo("warn");
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        file(
                "http.prot = 8080\njobs.workers = many\njobs.workers = 4\nschedule.catalog-pull.cron = midnight\nfoo = bar\n");
        environment.put("TILLBRIDGE_HTTP_PROT", "8080");
        environment.put("TILLBRIDGE_JAVA_OPTS", "-Xmx1g");
        environment.put("TILLBRIDGE_CLASS_ARCHIVE", "off");
        system.put("data.dri", "x");
        system.put("http.proxyHost", "proxy");
        system.put("access.bootstrap.client-id", "me");

        ConfigurationFault fault = fault(home.resolve("config/none.properties"));

        assertThat(fault.faults())
                .containsExactly(
                        "jobs.workers: expected once in config/application.properties, found it twice.",
                        "http.prot: expected a known key, found this in config/application.properties. Did you mean http.port?",
                        "foo: expected a known key, found this in config/application.properties. docs/configuration.md lists all keys.",
                        "config/none.properties: expected this file of keys, found none. Restore it, or name another.",
                        "TILLBRIDGE_HTTP_PROT: expected the name of a known key, found this in the environment. Did you mean TILLBRIDGE_HTTP_PORT?",
                        "data.dri: expected a known key, found this as -D. Did you mean data.dir?",
                        "schedule.catalog-pull.cron: expected a Quartz cron expression such as 0 0 0 * * ? (every midnight), found 'midnight' in config/application.properties.",
                        "access.bootstrap.client-secret: expected a value, as its other half is set, found none. Set both or none.");
        assertThat(fault.getMessage()).startsWith("The configuration has 8 faults:\n  jobs.workers: expected once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.port | 65536 | a port from 0 to 65535",
                "http.port | eighty | a port from 0 to 65535",
                "http.host | my host | a host name or an address, without port",
                "routes.reload | yes | true or false",
                "vendor.stable-wait | 2 | a duration such as 500ms, 2s, 1m, 12h or 1d",
                "catalog.max-file-size | 4 GB | a size such as 64KiB, 256MiB or 4GiB",
                "catalog.max-file-size | 99999999999TiB | a size such as 64KiB, 256MiB or 4GiB",
                "data.dir | s3://bucket/x | the path of a folder",
                "schedule.time-zone | Amsterdam | a time zone such as Europe/Amsterdam or UTC",
                "jobs.queue.orders | amqp:jobs | a seda: endpoint such as seda:jobs",
                "jobs.workers | 0 | a whole number from 1 to 64",
                "log.format | xml | one of plain, json",
                "storage.uri | s3://bucket/x | the path of a folder, as it is or as file:///path, or nothing",
                "storage.uri | file://spool | the path of a folder, as it is or as file:///path, or nothing",
                "database.url | jdbc:mysql://h/d | jdbc:mariadb://host:port/database without an account or a secret (database.username and database.password take those), or nothing"
            })
    void aWrongValueIsToldWithWhatIsExpected(String key, String value, String expected) {
        system.put(key, value);

        assertThat(fault().faults()).contains(key + ": expected " + expected + ", found '" + value + "' in -D.");
    }

    /** As each is refused, {@code found} tells what is left of it to be seen. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "database.url jdbc:mariadb://h/hub?user=u&password=geheim jdbc:mariadb://h/hub?user=***&password=***",
                "database.url jdbc:mariadb://h/hub?PassWord=ge&heim jdbc:mariadb://h/hub?PassWord=***&***",
                "database.url jdbc:mariadb://h/hub?sslMode=trust&keyStorePassword=geheim jdbc:mariadb://h/hub?sslMode=***&keyStorePassword=***",
                "database.url jdbc:mariadb://h/hub?trustStorePassword=geheim jdbc:mariadb://h/hub?trustStorePassword=***",
                "database.url jdbc:mariadb://h/hub?keyPassword=geheim jdbc:mariadb://h/hub?keyPassword=***",
                "database.url jdbc:mariadb://u:geheim@h/hub jdbc:mariadb://***@h/hub",
                "database.url jdbc:mariadb://u:geh@e/im?@h/hub jdbc:mariadb://***@h/hub",
                "database.url u:geheim@h ***@h",
                "storage.uri s3://u:geheim@bucket/x?token=geheim s3://***@bucket/x?token=***",
                "http.public-url https://u:geheim@hub.example https://***@hub.example",
                "management.host u:geheim@h ***@h"
            })
    void anAccountOrASecretInAnAddressIsRefusedAndNotRepeated(String key, String value, String found) {
        system.put(key, value);

        ConfigurationFault fault = fault();

        assertThat(fault.getMessage()).contains(key + ": expected ", ", found '" + found + "' in -D.");
        assertThat(fault.getMessage()).doesNotContain("geh", "heim");
    }

    @Test
    void theParametersOfTheDatabaseAreUsedButNotShown() {
        system.put("database.url", "jdbc:mariadb://h/hub?sessionVariables=geheim&sslMode=trust");
        system.put("database.username", "hub");

        Configuration configuration = read();

        assertThat(configuration.text("database.url")).endsWith("?sessionVariables=geheim&sslMode=trust");
        assertThat(configuration.describe())
                .contains("database.url = jdbc:mariadb://h/hub?sessionVariables=***&sslMode=***   (from -D)");
    }

    /** A hub that asked for them one by one would cost its operator a start each. */
    @Test
    void aMasterKeyAndFoldersThatAreWrongComeInTheSameList() throws IOException {
        Path file = Files.createFile(home.resolve("a-file"));
        system.put("master-key", "bGlvbg==");
        system.put("routes.dir", "nowhere");
        system.put("catalog.dialects", file.toString());
        system.put("data.dir", file.toString());
        system.put("database.url", "jdbc:mariadb://h/hub?user=u");

        assertThat(fault().faults())
                .containsExactlyInAnyOrder(
                        "master-key: expected 32 bytes in base64 (openssl rand -base64 32 makes them), or nothing,"
                                + " found a value that is not shown in -D.",
                        "routes.dir: expected a folder that can be read, found none at " + home.resolve("nowhere")
                                + " (from -D).",
                        "catalog.dialects: expected a folder that can be read, found a file at " + file + " (from -D).",
                        "data.dir: expected a folder, found a file at " + file + " (from -D).",
                        "database.url: expected jdbc:mariadb://host:port/database without an account or a secret"
                                + " (database.username and database.password take those), or nothing, found"
                                + " 'jdbc:mariadb://h/hub?user=***' in -D.",
                        "database.username: expected an account for the server of database.url, found none.");
    }

    @Test
    void keptFilesMayBeNamedByAFileUri() {
        system.put("storage.uri", "file:///var/kept%20files");

        assertThat(read().spool()).isEqualTo(Path.of("/var/kept files"));
    }

    @Test
    void secretsAreShownNowhere() {
        String key = "bGlvbmxpb25saW9ubGlvbmxpb25saW9ubGlvbmxpb24=";
        environment.put("TILLBRIDGE_DATABASE_PASSWORD", "tiger");
        environment.put("TILLBRIDGE_MASTER_KEY", key);

        Configuration configuration = read();

        assertThat(configuration.describe())
                .contains(
                        "database.password = ***   (from the environment)",
                        "master-key = ***   (from the environment)",
                        "http.port = 8080")
                .noneMatch(line -> line.contains("tiger") || line.contains(key));
        assertThat(configuration.describeChanged())
                .containsExactlyInAnyOrder(
                        "database.password = ***   (from the environment)",
                        "master-key = ***   (from the environment)");
        assertThat(configuration.asProperties().toString()).doesNotContain("tiger", key);
        assertThat(configuration.text("database.password")).isEqualTo("tiger");
    }

    @Test
    void routesSeePlainValues() {
        system.put("schedule.time-zone", "Europe/Amsterdam");
        system.put("schedule.catalog-pull.time-zone", "");

        Configuration configuration = read();

        assertThat(configuration.asProperties())
                .containsEntry("schedule.waiting.period", "5000")
                .containsEntry("routes.dir", home.resolve("routes").toString())
                .containsEntry("schedule.catalog-pull.time-zone", "Europe/Amsterdam");
        assertThat(configuration.zone("schedule.catalog-pull.time-zone")).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    }

    private void file(String text) throws IOException {
        Files.writeString(home.resolve("config/application.properties"), text);
    }

    private Configuration read(Path... more) {
        return Configuration.read(new ConfigurationSources(home, List.of(more), environment, system));
    }

    private ConfigurationFault fault(Path... more) {
        return catchThrowableOfType(ConfigurationFault.class, () -> read(more));
    }
}
