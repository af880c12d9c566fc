package io.tillbridge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private final List<FieldFault> faults = new ArrayList<>();

    @Test
    void aDocumentIsWrittenInOneForm() {
        Map<String, Object> shop = new LinkedHashMap<>();
        shop.put("name", "Süß \"A\" \\ 🚲\u202E");
        shop.put("enabled", true);
        shop.put("settings", Map.of());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tillbridge", 1);
        document.put("address", Map.of("city", "no"));
        document.put("warehouses", List.of());
        document.put("connections", List.of(shop, "x"));

        assertThat(YamlLines.of(document))
                .isEqualTo(
                        """
                        tillbridge: 1
                        address:
                          city: "no"
                        warehouses: []
                        connections:
                          - name: "Süß \\"A\\" \\\\ 🚲\\U0000202E"
                            enabled: true
                            settings: {}
                          - "x"
                        """);
    }

    @Property(tries = 400)
    void whatIsWrittenIsReadBack(@ForAll("documents") Map<String, Object> document) {
        Object read = YamlText.read(YamlLines.of(document), faults);

        assertThat(read).isEqualTo(document);
        assertThat(faults).isEmpty();
    }

    @Provide
    Arbitrary<Map<String, Object>> documents() {
        Arbitrary<String> texts = Arbitraries.strings().all().ofMaxLength(20).filter(text -> text.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE));
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts.map(text -> (Object) text),
                Arbitraries.integers().map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag),
                Arbitraries.of("no", "null", "12:00", "1e3", "~", "- a", "# b", " c ", "0x1f")
                        .map(text -> (Object) text));
        Arbitrary<Object> values = Arbitraries.lazyOf(
                () -> scalars,
                () -> scalars.list().ofMaxSize(3).map(list -> (Object) list),
                () -> Arbitraries.maps(texts, scalars).ofMaxSize(3).map(map -> (Object) map),
                () -> Arbitraries.maps(texts, scalars.list().ofMaxSize(2))
                        .ofMaxSize(2)
                        .list()
                        .ofMaxSize(2)
                        .map(list -> (Object) list));
        return Arbitraries.maps(texts, values).ofMinSize(1).ofMaxSize(4);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "12:00, String",
                "no, String",
                "2026-12-25, String",
                "--12-25, String",
                "007, String",
                "7, Integer",
                "-7, Integer",
                "7000000000, Long",
                "70000000000000000000, BigInteger",
                "1.50, BigDecimal",
                "'7', String",
                "true, Boolean",
                "'true', String"
            })
    void textWithoutQuotesIsAJsonValueOrText(String text, String type) {
        Object value = ((Map<?, ?>) YamlText.read("a: " + text, faults)).get("a");

        assertThat(value.getClass().getSimpleName()).isEqualTo(type);
    }

    @Test
    void nothingIsExpandedAndEveryRefusalHasItsPlace() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nd: !!int \"7\"\n<<: *a\ne: {f/g: 1, f/g: 2}\n";

        Object read = YamlText.read(bomb, faults);

        assertThat(faults.stream().map(fault -> fault.pointer() + " " + fault.code()))
                .containsExactly(
                        "/a not-allowed",
                        "/b not-allowed",
                        "/b/0 not-allowed",
                        "/b/1 not-allowed",
                        "/c/0 not-allowed",
                        "/c/1 not-allowed",
                        "/d not-allowed",
                        "/<< not-allowed",
                        "/e/f~1g repeated");
        assertThat(((Map<?, ?>) read).get("c")).isEqualTo(Arrays.asList(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# nothing\n", "a: [", "a: b: c", "\ta: 1", "a: \u0001", "? [x]\n: 1", "a: 1\n---\nb: 2\n"})
    void whatIsNoDocumentIsToldWithoutWhatStandsThere(String text) {
        assertThatThrownBy(() -> YamlText.read(text, faults))
                .isInstanceOf(YamlFault.class)
                .hasMessageStartingWith("The text ");
    }

    @Test
    void depthHasAnEnd() {
        assertThatThrownBy(() -> YamlText.read("[".repeat(100_000), faults))
                .isInstanceOf(YamlFault.class)
                .hasMessage("The text goes deeper than 40 levels at line 1, column 41");

}
}
