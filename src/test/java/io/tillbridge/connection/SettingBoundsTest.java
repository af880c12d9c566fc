package io.tillbridge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.document.FieldFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of every kind: default, limits and what is required are the same in the contract and in the code. */
class SettingBoundsTest {
    private static final JsonNode CONTRACT = Contract.read().root();
    private static final ConnectionKinds KINDS = ConnectionKinds.shipped(
            () -> List.of("shopify"), id -> true, () -> List.of("plain-csv"), id -> Optional.of("cseries"));
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The least that each kind takes. */
    private static final Map<String, Map<String, Object>> LEAST = Map.of(
            "sftp-catalog", Map.of("host", "a.example", "path", "/", "username", "u"),
            "ftp-catalog", Map.of("host", "a.example", "path", "/", "username", "u"),
            "https-catalog", Map.of("url", "https://a.example/a.csv"),
            "own-catalog", Map.of(),
            "cseries", Map.of("language", "nl"),
            "rseries", Map.of(),
            "postnl", Map.of(),
            "feed", Map.of("feed", "plain-csv"));

    static Stream<Arguments> settings() {
        List<Arguments> all = new ArrayList<>();
        for (JsonNode schema : CONTRACT.at("/components/schemas")) {
            String kind = schema.at("/x-kind/name").asText();
            schema.path("properties").properties().forEach(setting -> {
                if (!kind.isEmpty()) {
                    all.add(Arguments.of(kind, setting.getKey(), resolved(setting.getValue()), schema));
                }
            });
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("settings")
    void itsDefaultIsThatOfTheCode(String kind, String name, JsonNode setting, JsonNode schema) {
        Object stored = checked(kind, Map.of(), new ArrayList<>()).get(name);

        Object expected = LEAST.get(kind).containsKey(name)
                ? LEAST.get(kind).get(name)
                : setting.has("default") ? JSON.convertValue(setting.path("default"), Object.class) : null;
        assertThat(stored).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("settings")
    void itIsRequiredInBothOrInNone(String kind, String name, JsonNode setting, JsonNode schema) {
        List<FieldFault> faults = new ArrayList<>();
        checked(kind, Collections.singletonMap(name, null), faults);

        boolean required = elements(schema.path("required")).contains(name);
        boolean oneOf = elements(schema.path("x-one-of")).contains(name)
                && LEAST.get(kind).containsKey(name);
        assertThat(faults.stream().map(FieldFault::code).toList())
                .isEqualTo(required || oneOf ? List.of("required") : List.of());
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("settings")
    void aNumberHasTheLimitsOfTheContract(String kind, String name, JsonNode setting, JsonNode schema) {
        if (!setting.path("type").asText().equals("integer")) {
            return;
        }
        int least = setting.path("minimum").asInt();
        int most = setting.path("maximum").asInt();

        assertThat(codes(kind, name, least)).isEmpty();
        assertThat(codes(kind, name, most)).isEmpty();
        assertThat(codes(kind, name, least - 1)).containsExactly("out-of-range");
        assertThat(codes(kind, name, most + 1)).containsExactly("out-of-range");
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("settings")
    void aWordIsOneOfTheContract(String kind, String name, JsonNode setting, JsonNode schema) {
        List<String> words = elements(
                setting.path("type").asText().equals("array") ? setting.at("/items/enum") : setting.path("enum"));
        boolean list = setting.path("type").asText().equals("array");

        for (String word : words) {
            assertThat(codes(kind, name, list ? List.of(word) : word))
                    .as(word)
                    .filteredOn(code -> !code.equals("required"))
                    .isEmpty();
        }
        if (!words.isEmpty()) {
            assertThat(codes(kind, name, list ? List.of("another") : "another")).contains("not-allowed");
        }
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("settings")
    void aTextIsAsLongAsTheContractSays(String kind, String name, JsonNode setting, JsonNode schema) {
        if (!setting.has("maxLength")) {
            return;
        }
        int most = setting.path("maxLength").asInt();

        assertThat(codes(kind, name, "x".repeat(most))).doesNotContain("too-long");
        boolean oneOfSome = KINDS.named(kind).orElseThrow().choices().containsKey(name);
        assertThat(codes(kind, name, "x".repeat(most + 1))).contains(oneOfSome ? "not-allowed" : "too-long");
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("settings")
    void aListIsAsLongAsTheContractSays(String kind, String name, JsonNode setting, JsonNode schema) {
        if (!setting.has("maxItems")) {
            return;
        }
        int most = setting.path("maxItems").asInt();

        assertThat(codes(kind, name, examples(setting, most))).doesNotContain("too-long");
        assertThat(codes(kind, name, examples(setting, most + 1))).contains("too-long");
    }

    /** Different texts that fit. */
    private static List<String> examples(JsonNode setting, int count) {
        String example = setting.at("/items/example").asText();
        return IntStream.range(0, count)
                .mapToObj(i -> example.replace("catalog", "catalog" + i))
                .toList();
    }

    private static List<String> codes(String kind, String name, Object value) {
        Map<String, Object> changed = new HashMap<>();
        changed.put(name, value);
        if (name.equals("urls")) {
            changed.put("url", null);
        }
        List<FieldFault> faults = new ArrayList<>();
        checked(kind, changed, faults);
        return faults.stream()
                .filter(fault -> fault.pointer().startsWith("/settings/" + name))
                .map(FieldFault::code)
                .toList();
    }

    private static Map<String, Object> checked(String kind, Map<String, ?> changed, List<FieldFault> faults) {
        Map<String, Object> settings = new HashMap<>(LEAST.get(kind));
        settings.putAll(changed);
        return KINDS.named(kind).orElseThrow().settings(settings, faults);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? CONTRACT.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static List<String> elements(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
