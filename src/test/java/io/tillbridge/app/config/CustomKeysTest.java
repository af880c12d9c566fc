package io.tillbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tillbridge.routing.OwnKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomKeysTest {
    private static final String HOST = declared("custom.warehouse-host", "host", "files.example");

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> system = new HashMap<>();

    @BeforeEach
    void aHub() throws IOException {
        Files.createDirectories(home.resolve("config/dialects"));
        Files.createDirectories(home.resolve("routes/custom"));
        properties("");
        keys(HOST);
    }

    @Test
    void aKeyHasItsDefaultUntilAStrongerSourceSetsIt() throws IOException {
        assertThat(value("custom.warehouse-host")).isEqualTo("files.example");

        properties("custom.warehouse-host = one.example");
        assertThat(value("custom.warehouse-host")).isEqualTo("one.example");
        environment.put("TILLBRIDGE_CUSTOM_WAREHOUSE_HOST", "two.example");
        assertThat(value("custom.warehouse-host")).isEqualTo("two.example");
        system.put("custom.warehouse-host", "three.example");
        assertThat(value("custom.warehouse-host")).isEqualTo("three.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|any words|any words",
                "number|-12|-12",
                "flag|TRUE|true",
                "duration|90s|90000",
                "size|2KiB|2048",
                "list|a, b ,c|a,b,c",
                "folder|export/stock|export/stock",
                "cron|0 0 3 * * ?|0 0 3 * * ?",
                "time-zone|Europe/Amsterdam|Europe/Amsterdam",
                "port|22|22",
                "host|a.example|a.example",
                "e-mail|a@b.example|a@b.example",
                "url|https://a.example/x|https://a.example/x"
            })
    void eachTypeIsReadAsOtherKeysAre(String type, String text, String value) throws IOException {
        keys(declared("custom.it", type, text));

        assertThat(value("custom.it")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number|many",
                "flag|yes",
                "duration|5 minutes",
                "folder|/etc",
                "folder|a/../../etc",
                "url|ftp://a.example",
                "url|https://me:secret@a.example",
                "cron|midnight",
                "text|{{env:HOME}}",
                "text|${bean:dataSource}",
                "text|resource:file:/etc/passwd"
            })
    void aWrongValueIsAConfigurationErrorAndAWrongDefaultAFindingOfTheFile(String type, String text)
            throws IOException {
        String good = type.equals("text") ? "x" : GOOD.get(type);
        keys(declared("custom.it", type, good));
        system.put("custom.it", text);
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("custom.it: expected ")
                .contains("' in -D.");

        system.clear();
        OwnKeys own = read().customKeys(declared("custom.it", type, text));
        assertThat(own.values()).isEmpty();
        assertThat(own.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.message()).contains("as the default of custom.it, found '" + text + "'.");
        });
    }

    private static final Map<String, String> GOOD = Map.of(
            "number",
            "1",
            "flag",
            "true",
            "duration",
            "5m",
            "folder",
            "a",
            "url",
            "https://a.example",
            "cron",
            "0 0 3 * * ?");

    @Test
    void anUndeclaredKeyIsAConfigurationErrorWhereverItStands() throws IOException {
        properties("custom.one = 1");
        environment.put("TILLBRIDGE_CUSTOM_TWO", "2");
        system.put("custom.three", "3");
        Path file = home.resolve("routes/custom/keys.yaml");

        assertThat(faults())
                .containsExactly(
                        "TILLBRIDGE_CUSTOM_TWO: expected a key that " + file
                                + " declares, found this in the environment."
                                + " Declare it there with type, default and description, or remove it.",
                        "custom.one: expected a key that " + file
                                + " declares, found this in config/application.properties."
                                + " Declare it there with type, default and description, or remove it.",
                        "custom.three: expected a key that " + file + " declares, found this in -D."
                                + " Declare it there with type, default and description, or remove it.");
    }

    @Test
    void everyFileOfKeysCounts() throws IOException {
        Path beside = Files.createDirectories(home.resolve("routes/custom/examples"));
        Files.writeString(beside.resolve("custom-a.keys.yaml"), declared("custom.a", "number", "1"));
        properties("custom.a = 7");

        assertThat(read().customValues()).containsEntry("custom.a", "7").containsKey("custom.warehouse-host");
        assertThat(read().describe()).contains("custom.a = 7   (from config/application.properties)");
    }

    /** The hub starts without the routes that need them. */
    @Test
    void aFaultyFileOfKeysStopsNoStart() throws IOException {
        keys(HOST + "custom.broken: [\n");
        system.put("custom.broken", "x");

        assertThat(read().customKeys("custom.broken: [\n").faults()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "warehouse-host:|Expected custom.<name> in small letters, digits and dashes, found 'warehouse-host'.",
                "custom.Host:|Expected custom.<name> in small letters, digits and dashes, found 'custom.Host'.",
                "custom.ftp-password:|Expected a key that may be shown, found 'custom.ftp-password'."
            })
    void namesAreChecked(String name, String message) {
        OwnKeys own = read().customKeys(HOST.replace("custom.warehouse-host:", name));

        assertThat(own.faults()).extracting(OwnKeys.Fault::message).containsExactly(message);
    }

    @Test
    void eachPartIsNeededAndNoOtherKnown() {
        OwnKeys own = read().customKeys("custom.a:\n  type: texd\n  defualt: x\n");

        assertThat(own.faults())
                .extracting(OwnKeys.Fault::message)
                .contains(
                        "Expected default of custom.a, found none.",
                        "Expected description of custom.a, found none.",
                        "Expected one of [default, description, type], found 'defualt'.")
                .anyMatch(message -> message.startsWith("Expected a type of [") && message.endsWith("found 'texd'."));
    }

    @Test
    void theListOfKeysHasThemLast() {
        system.put("custom.warehouse-host", "other.example");

        List<String> lines = read().describe();

        assertThat(lines.get(lines.size() - 1)).isEqualTo("custom.warehouse-host = other.example   (from -D)");
        assertThat(read().describeChanged()).contains("custom.warehouse-host = other.example   (from -D)");
    }

    @ParameterizedTest
    @CsvSource({"exec", "netty-http", "language", "kafka;slack", "Kafka"})
    void componentsThatRunCodeOrOpenPortsCannotBeAllowed(String schemes) {
        system.put("routes.components", schemes);

        assertThat(faults()).singleElement().asString().startsWith("routes.components: expected schemes of Camel");
    }

    @Test
    void furtherComponentsAndTheFolderOfFiles() {
        assertThat(read().components()).isEmpty();
        assertThat(read().routeFiles()).isEqualTo(home.resolve("data/route-files"));

        system.put("routes.components", "kafka, slack");
        system.put("routes.files", "exchange");

        assertThat(read().components()).containsExactlyInAnyOrder("kafka", "slack");
        assertThat(read().routeFiles()).isEqualTo(home.resolve("exchange"));
        assertThat(read().asProperties())
                .containsEntry("routes.files", home.resolve("exchange").toString());
    }

    private String value(String key) throws IOException {
        return read().customKeys(Files.readString(home.resolve("routes/custom/keys.yaml")))
                .values()
                .get(key);
    }

    private List<String> faults() {
        return catchThrowableOfType(ConfigurationFault.class, this::read).faults();
    }

    private Configuration read() {
        return Configuration.read(new ConfigurationSources(home, List.of(), environment, system));
    }

    private void properties(String text) throws IOException {
        Files.writeString(home.resolve("config/application.properties"), text);
    }

    private void keys(String text) throws IOException {
        Files.writeString(home.resolve("routes/custom/keys.yaml"), text);
    }

    private static String declared(String name, String type, String standard) {
        return name + ":\n  type: " + type + "\n  default: '" + standard + "'\n  description: What it does\n";
    }
}
