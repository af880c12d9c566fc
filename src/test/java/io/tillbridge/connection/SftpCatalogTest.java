package io.tillbridge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.document.FieldFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SftpCatalogTest {
    static final String ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    private final SftpCatalog kind = new SftpCatalog(() -> Set.of("shopify", "lightspeed-vendor"));
    private final List<FieldFault> faults = new ArrayList<>();

    @Test
    void whatIsLeftOutGetsItsDefault() {
        Map<String, Object> settings = kind.settings(least(), faults);

        assertThat(faults).isEmpty();
        Map<String, Object> expected = new HashMap<>();
        expected.put("host", "sftp.example.com");
        expected.put("port", 22);
        expected.put("path", "/out");
        expected.put("username", "shop");
        expected.put("dialect", "auto");
        expected.put("blankCells", "clear");
        expected.put("missingProducts", "keep");
        expected.put("maxDropPercent", 20);
        expected.put("ignore", SftpCatalog.IGNORED);
        expected.put("symlinks", "skip");
        expected.put("legacyAlgorithms", false);
        expected.put("parallelSessions", 1);
        expected.put("reportTo", List.of());
        assertThat(settings).isEqualTo(expected);
    }

    @Test
    void theSettingsOfAPullAreCheckedOneByOne() {
        Map<String, Object> settings = with("ignore", List.of("*.zip", "in/out", "old/", ""));
        settings.put("symlinks", "follow");
        settings.put("legacyAlgorithms", "yes");
        settings.put("parallelSessions", 9);
        settings.put("reportTo", List.of("a@b.example", "Vera <vera@b.example>", "vera@", "a@b.example\nBcc: x@y.z"));

        kind.settings(settings, faults);

        assertThat(faults)
                .extracting(FieldFault::pointer)
                .containsExactlyInAnyOrder(
                        "/settings/ignore/1",
                        "/settings/ignore/3",
                        "/settings/symlinks",
                        "/settings/legacyAlgorithms",
                        "/settings/parallelSessions",
                        "/settings/reportTo/1",
                        "/settings/reportTo/2",
                        "/settings/reportTo/3");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        kind.settings(
                Map.of("hots", "a", "port", "22", "blankCells", "wipe", "maxDropPercent", 101, "dialect", "Shopify"),
                faults);

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        new FieldFault(
                                "/settings/hots", "unknown-field", "is not a known field. Did you mean \"host\"?"),
                        new FieldFault(
                                "/settings/host", "required", "is needed: the name or address of the vendor's server."),
                        new FieldFault("/settings/port", "wrong-type", "must be a whole number, found text."),
                        new FieldFault(
                                "/settings/path",
                                "required",
                                "is needed: the folder on the server that holds the catalog files."),
                        new FieldFault("/settings/username", "required", "is needed: the name to sign in with."),
                        new FieldFault(
                                "/settings/dialect",
                                "not-allowed",
                                "must be one of auto, lightspeed-vendor, shopify, found \"Shopify\". Did you mean "
                                        + "\"shopify\"?"),
                        new FieldFault(
                                "/settings/blankCells", "not-allowed", "must be one of clear, keep, found \"wipe\"."),
                        new FieldFault(
                                "/settings/maxDropPercent",
                                "out-of-range",
                                "must be a whole number from 0 to 100, found \"101\"."));
    }

    @Test
    void settingsThatAreNoObjectAreOneFaultAndTheMissingOnes() {
        kind.settings(List.of(), faults);

        assertThat(faults).contains(new FieldFault("/settings", "wrong-type", "must be an object, found an array."));
        assertThat(faults)
                .extracting(FieldFault::code)
                .containsExactly("wrong-type", "required", "required", "required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sftp.example.com",
                "localhost",
                "vendor_1",
                "127.0.0.1",
                "::1",
                "fe80::1%eth0",
                "2001:db8::10.0.0.1",
                "xn--bcher-kva.example",
                "a.b.c."
            })
    void hostsAreNamesOrAddresses(String host) {
        kind.settings(with("host", host), faults);

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sftp://a.example",
                "shop:geheim@a.example",
                "a.example:22",
                "a.example/out",
                "a b",
                "bücher.example",
                "-a.example",
                "a..b",
                "[::1]",
                "a?x=y",
                "1:2"
            })
    void anythingElseAsAHostIsRefusedAndNotRepeated(String host) {
        kind.settings(with("host", host), faults);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/settings/host");
            assertThat(fault.code()).isEqualTo("malformed");
            assertThat(fault.message()).doesNotContain("geheim");
        });
    }

    @Property(tries = 300)
    void aPortIsAWholeNumberFrom1To65535(@ForAll @IntRange(min = -70_000, max = 140_000) int port) {
        List<FieldFault> found = new ArrayList<>();

        Map<String, Object> settings = kind.settings(with("port", port), found);

        boolean right = port >= 1 && port <= 65_535;
        assertThat(found.isEmpty()).isEqualTo(right);
        assertThat(settings.get("port")).isEqualTo(right ? port : 22);
    }

    @ParameterizedTest
    @ValueSource(doubles = {22.0, 1e9})
    void aFractionIsNoPort(double port) {
        kind.settings(with("port", port), faults);

        assertThat(faults).extracting(FieldFault::code).containsExactly("out-of-range");
    }

    @ParameterizedTest
    @CsvSource({"nl,NL", "US,US", "' de ',DE"})
    void countriesAreStoredInCapitals(String given, String stored) {
        assertThat(kind.settings(with("country", given), faults)).containsEntry("country", stored);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "country,Netherlands,not-allowed",
        "country,XX,not-allowed",
        "brand,' ',malformed",
        "username,'a\nb',malformed",
        "path,'/out\u0000',malformed",
        "hostKey,MD5:aa:bb,malformed",
        "hostKey,ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f,malformed",
        "missingProducts,Hide,not-allowed"
    })
    void eachSettingHasItsRule(String setting, String value, String code) {
        kind.settings(with(setting, value), faults);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/settings/" + setting);
            assertThat(fault.code()).isEqualTo(code);
        });
    }

    @Test
    void aHostKeyIsStoredWithoutItsComment() {
        assertThat(kind.settings(with("hostKey", " " + ED25519 + "  root@vendor "), faults))
                .containsEntry("hostKey", ED25519);
        assertThat(faults).isEmpty();
    }

    @Test
    void aPassphraseNeedsAKeyAndAKeyLooksLikeOne() {
        Map<String, String> changed = Map.of("privateKey", "ssh-ed25519 AAAAgeheim", "passphrase", "geheim");

        kind.checkSecrets(changed, changed.keySet(), faults);
        kind.checkSecrets(Map.of("passphrase", "geheim"), Set.of("passphrase"), faults);

        assertThat(faults)
                .extracting(FieldFault::pointer)
                .containsExactly("/secrets/privateKey", "/secrets/passphrase");
        assertThat(faults.toString()).doesNotContain("geheim");
    }

    static Map<String, Object> least() {
        return Map.of("host", "sftp.example.com", "path", "/out", "username", "shop");
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> settings = new HashMap<>(least());
        settings.put(name, value);
        return settings;
    }
}
