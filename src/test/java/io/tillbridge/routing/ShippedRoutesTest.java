package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.ApiForRoutes;
import io.tillbridge.app.RouteBeans;
import io.tillbridge.app.config.ConfigurationKey;
import io.tillbridge.app.config.ConfigurationKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The route files of the product: sound by our rules, and by the schema that visual editors read and write. */
class ShippedRoutesTest {
    private static final Path ROUTES = Path.of("routes");
    private static JsonSchema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        try (InputStream text = ShippedRoutesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(new ObjectMapper().readTree(text));
        }
    }

    @Test
    void everyShippedRouteFileKeepsEveryRule() {
        Map<String, String> keys = ConfigurationKeys.keys().stream()
                .collect(Collectors.toMap(ConfigurationKey::name, ConfigurationKey::standard));
        RouteCheck check = new RouteCheck(new LintContext(
                RouteBeans.TYPES,
                keys,
                Set.of(),
                Map.of(),
                Set.of(),
                Sample.ground(),
                ApiForRoutes.of(Contract.read())));

        assertThat(check.check(ROUTES)).extracting(RouteFinding::text).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void everyRouteFileOpensInAVisualEditor(String path, String text) throws IOException {
        JsonNode routes = new YAMLMapper().readTree(text);

        assertThat(schema.validate(routes))
                .filteredOn(fault -> !placeholder(fault))
                .extracting(ValidationMessage::getMessage)
                .isEmpty();
    }

    @Test
    void theSchemaSeesAMistake() throws IOException {
        String text = Sample.good().get("worker.camel.yaml").replace("message:", "mesage:");

        assertThat(schema.validate(new YAMLMapper().readTree(text))).isNotEmpty();
    }

    /**
     * Camel and the editors take a key where a number stands; the schema does not know of keys. Where a yes or no stands
     * an editor shows a switch, which can neither show nor keep a key.
     */
    private static boolean placeholder(ValidationMessage fault) {
        return fault.getType().equals("type")
                && !fault.getMessage().contains("boolean expected")
                && fault.getInstanceNode().asText().matches("\\{\\{[^}]+}}");
    }

    static Stream<String[]> routeFiles() {
        return Stream.of(ROUTES, Sample.GOOD)
                .flatMap(folder -> read(folder).entrySet().stream())
                .filter(file -> file.getKey().endsWith(RouteFile.ROUTE_SUFFIX))
                .map(file -> new String[] {file.getKey(), file.getValue()});
    }

    private static Map<String, String> read(Path folder) {
        try {
            return new RouteFolder(folder).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
