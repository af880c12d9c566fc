package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.ApiForRoutes;
import io.tillbridge.app.RouteBeans;
import io.tillbridge.app.config.ConfigurationKey;
import io.tillbridge.app.config.ConfigurationKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Kaoto saves of the shipped files, written before by {@code src/test/kaoto/round-trip.mjs} with Kaoto's own code:
 * it keeps every rule and means the same.
 */
@Tag("kaoto")
class KaotoRoundTripTest {
    private static final Path SHIPPED = Path.of("routes");
    private static final Path KAOTO = Path.of("target/kaoto");

    @Test
    void everyShippedFileKeepsEveryRuleAfterKaotoHasSavedIt() throws IOException {
        Map<String, String> saved = read("same");

        assertThat(saved.keySet()).isEqualTo(shipped().collect(Collectors.toSet()));
        Map<String, String> texts = new TreeMap<>(new RouteFolder(SHIPPED).read());
        texts.putAll(saved);
        assertThat(check().check(texts)).extracting(RouteFinding::text).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedFileMeansTheSameAfterKaotoHasSavedIt(String path) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        JsonNode before = yaml.readTree(new RouteFolder(SHIPPED).read().get(path));

        JsonNode after = yaml.readTree(read("same").get(path));

        // Objects of JSON are equal whatever the order of their keys.
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("withRoutes")
    void aStepThatKaotoAddsKeepsEveryRule(String path) throws IOException {
        Map<String, String> texts = new TreeMap<>(new RouteFolder(SHIPPED).read());
        texts.put(path, read("added").get(path));

        assertThat(check().check(texts)).extracting(RouteFinding::text).isEmpty();
    }

    @Test
    void aRouteThatKaotoMakesKeepsEveryRule() throws IOException {
        Map<String, String> texts = new TreeMap<>(new RouteFolder(SHIPPED).read());
        texts.putAll(read("new"));

        assertThat(check().check(texts)).extracting(RouteFinding::text).isEmpty();
    }

    static Stream<String> shipped() throws IOException {
        // The files beside them, such as the list of jobs, are not for a visual editor.
        return new RouteFolder(SHIPPED).read().keySet().stream().filter(RouteFiles::isOne);
    }

    static Stream<String> withRoutes() throws IOException {
        return read("added").keySet().stream();
    }

    private static Map<String, String> read(String folder) throws IOException {
        return new RouteFolder(KAOTO.resolve(folder)).read();
    }

    private static RouteCheck check() {
        Map<String, String> keys = ConfigurationKeys.keys().stream()
                .collect(Collectors.toMap(ConfigurationKey::name, ConfigurationKey::standard));
        return new RouteCheck(new LintContext(
                RouteBeans.TYPES,
                keys,
                Set.of(),
                Map.of(),
                Set.of(),
                Sample.ground(),
                ApiForRoutes.of(Contract.read())));
    }
}
