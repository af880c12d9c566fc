package io.tillbridge.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The examples of RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":\"b\"}            | {\"a\":\"c\"}                   | {\"a\":\"c\"}",
                "{\"a\":\"b\"}            | {\"b\":\"c\"}                   | {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"}            | {\"a\":null}                    | {}",
                "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null}                   | {\"b\":\"c\"}",
                "{\"a\":[\"b\"]}          | {\"a\":\"c\"}                   | {\"a\":\"c\"}",
                "{\"a\":\"c\"}            | {\"a\":[\"b\"]}                 | {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}    | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]}  | {\"a\":[1]}                     | {\"a\":[1]}",
                "[\"a\",\"b\"]            | [\"c\",\"d\"]                   | [\"c\",\"d\"]",
                "{\"a\":\"b\"}            | [\"c\"]                         | [\"c\"]",
                "{\"a\":\"foo\"}          | null                            | null",
                "{\"a\":\"foo\"}          | \"bar\"                         | \"bar\"",
                "{\"e\":null}             | {\"a\":1}                       | {\"e\":null,\"a\":1}",
                "[1,2]                    | {\"a\":\"b\",\"c\":null}        | {\"a\":\"b\"}",
                "{}                       | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}"
            })
    void patchesAsTheStandardSays(String target, String patch, String result) throws Exception {
        assertThat(MergePatch.apply(value(target), value(patch))).isEqualTo(value(result));
    }

    @Property(tries = 300)
    void twiceIsOnce(@ForAll("values") Object target, @ForAll("values") Object patch) {
        Object once = MergePatch.apply(target, patch);

        assertThat(MergePatch.apply(once, patch)).isEqualTo(once);
    }

    @Property(tries = 300)
    void anEmptyPatchChangesNothing(@ForAll("objects") Map<String, Object> target) {
        assertThat(MergePatch.apply(target, Map.of())).isEqualTo(target);
    }

    @Property(tries = 300)
    void neitherSideIsTouched(
            @ForAll("objects") Map<String, Object> target, @ForAll("objects") Map<String, Object> patch) {
        String before = target + " " + patch;

        MergePatch.apply(target, patch);

        assertThat(target + " " + patch).isEqualTo(before);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> leaves = Arbitraries.of(Arrays.asList("x", 1, true, null, List.of(1, "y")));
        return Arbitraries.recursive(() -> leaves, MergePatchTest::objectsOf, 0, 3);
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), values()).map(TreeMap::new);
    }

    private static Arbitrary<Object> objectsOf(Arbitrary<Object> members) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), members)
                .ofMaxSize(3)
                .map(map -> new LinkedHashMap<>(map));
    }

    private static Object value(String json) throws Exception {
        return JSON.readValue(json, Object.class);
    }
}
