package io.tillbridge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.document.FieldFault;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CSeriesTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final CSeries kind = new CSeries(id -> id < 900);
    private final List<FieldFault> faults = new ArrayList<>();

    @Test
    void everySwitchIsOffUntilItIsTurnedOn() {
        CSeriesSettings settings = CSeries.read(Map.of("language", "nl"), faults);

        assertThat(faults).isEmpty();
        assertThat(settings)
                .isEqualTo(new CSeriesSettings(
                        "eu1",
                        null,
                        "nl",
                        null,
                        false,
                        false,
                        false,
                        true,
                        "ean-and-sku",
                        "articleCode",
                        Set.of(),
                        "overwrite",
                        false,
                        true,
                        LocalTime.NOON,
                        ZoneId.of("Europe/Amsterdam"),
                        List.of(),
                        0,
                        false,
                        new CheckoutSwitches(false, null, false, null, null, new BigDecimal("21")),
                        List.of(),
                        false,
                        List.of()));
    }

    @Test
    void theNormalFormReadsAsTheSameSettings() {
        Map<String, Object> given = new HashMap<>(Map.of("baseUrl", "HTTP://LocalHost:8081/api/", "language", "NL"));
        given.putAll(Map.of("sameDayCutOff", "17:30", "warehouses", List.of("7", "3"), "stockBuffer", 2));
        given.putAll(Map.of("syncFields", List.of("name", "images"), "tradeName", " Mok & Zo ", "webhooks", true));

        Map<String, Object> normal = kind.settings(given, faults);

        assertThat(faults).isEmpty();
        assertThat(normal)
                .containsEntry("baseUrl", "http://localhost:8081/api")
                .containsEntry("warehouses", List.of("7", "3"))
                .doesNotContainKey("cluster");
        assertThat(kind.settings(normal, faults)).isEqualTo(normal);
        assertThat(CSeries.read(normal, faults).warehouses()).containsExactly(7L, 3L);
    }

    @Test
    void aWarehouseThatIsNotThereIsNamed() {
        kind.settings(Map.of("language", "nl", "warehouses", List.of("7", "901")), faults);

        assertThat(faults)
                .containsExactly(new FieldFault(
                        "/settings/warehouses/1",
                        "unknown",
                        "must be the id of a warehouse; there is no warehouse 901. Make it first, or name another."));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        Map<String, Object> given = new HashMap<>(Map.of("cluster", "eu2", "langauge", "nl", "matchBy", "gtin"));
        given.putAll(Map.of("orderSync", "yes", "sameDayCutOff", "24:00", "timeZone", "Amsterdam"));
        given.putAll(Map.of("warehouses", Arrays.asList("1", 2, "x", "1", null), "stockBuffer", -1));
        given.putAll(Map.of("syncFields", List.of("price"), "blankFields", "clear"));

        kind.settings(given, faults);

        assertThat(faults)
                .extracting(FieldFault::pointer, FieldFault::code)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "(\"/settings/cluster\", \"not-allowed\")",
                        "(\"/settings/langauge\", \"unknown-field\")",
                        "(\"/settings/language\", \"required\")",
                        "(\"/settings/matchBy\", \"not-allowed\")",
                        "(\"/settings/orderSync\", \"wrong-type\")",
                        "(\"/settings/sameDayCutOff\", \"malformed\")",
                        "(\"/settings/timeZone\", \"not-allowed\")",
                        "(\"/settings/warehouses/1\", \"wrong-type\")",
                        "(\"/settings/warehouses/2\", \"not-allowed\")",
                        "(\"/settings/warehouses/3\", \"not-allowed\")",
                        "(\"/settings/warehouses/4\", \"wrong-type\")",
                        "(\"/settings/stockBuffer\", \"out-of-range\")",
                        "(\"/settings/syncFields/0\", \"not-allowed\")",
                        "(\"/settings/blankFields\", \"not-allowed\")");
    }

    @Test
    void clusterAndBaseUrlExcludeEachOther() {
        kind.settings(Map.of("cluster", "eu1", "baseUrl", "https://api.example.com", "language", "nl"), faults);

        assertThat(faults)
                .containsExactly(new FieldFault(
                        "/settings/cluster",
                        "not-allowed",
                        "must not stand beside baseUrl, found both: send null for the one that is not meant."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.com",
                "ftp://api.example.com",
                "http://api.example.com",
                "https://key:secret@api.example.com",
                "https://api.example.com?x=1",
                "https://api.example.com#x",
                "https://",
                "https://api.example.com:70000",
                "http://localhost.example.com"
            })
    void anAddressThatIsNoneOrWouldGiveTheKeyAwayIsRefusedWithoutRepeatingIt(String url) {
        kind.settings(Map.of("baseUrl", url, "language", "nl"), faults);

        assertThat(faults).extracting(FieldFault::pointer).containsExactly("/settings/baseUrl");
        assertThat(faults.get(0).message()).doesNotContain("key:secret").doesNotContain("70000");
    }

    @ParameterizedTest
    @CsvSource({"n", "nld", "n1", "n-"})
    void aLanguageIsTwoLetters(String language) {
        kind.settings(Map.of("language", language), faults);

        assertThat(faults)
                .containsExactly(new FieldFault(
                        "/settings/language",
                        "malformed",
                        "must be two letters as the shop names its language, such as nl, found \"" + language + "\"."));
    }

    @Test
    void keyAndSecretHave32CharactersEachAndAFaultRepeatsNothingOfThem() {
        kind.checkSecrets(
                Map.of(CSeries.API_KEY, KEY + "0", CSeries.API_SECRET, "!" + KEY.substring(1)),
                Set.of(CSeries.API_KEY, CSeries.API_SECRET),
                faults);

        assertThat(faults)
                .containsExactly(
                        new FieldFault(
                                "/secrets/apiKey",
                                "malformed",
                                "must be 32 letters and digits as the shop's back office shows it under Settings, Developers; found 33 characters."),
                        new FieldFault(
                                "/secrets/apiSecret",
                                "malformed",
                                "must be 32 letters and digits as the shop's back office shows it under Settings, Developers; found other characters."));
    }

    @Test
    void keyAndSecretBelongTogether() {
        kind.checkSecrets(Map.of(CSeries.API_KEY, KEY), Set.of(CSeries.API_KEY), faults);

        assertThat(faults)
                .containsExactly(new FieldFault(
                        "/secrets/apiSecret", "required", "is needed: key and secret belong together. Set both."));
    }

    @Test
    void anotherClusterOrLanguageCallsForANewTest() {
        assertThat(kind.coordinates()).containsExactlyInAnyOrder("cluster", "baseUrl", "language");
        assertThat(kind.secretNames()).containsExactly("apiKey", "apiSecret");
    }
}
