package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.ApiForRoutes;
import io.tillbridge.app.RouteBeans;
import io.tillbridge.app.config.ConfigurationKey;
import io.tillbridge.app.config.ConfigurationKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever copies an example to custom/ under another name, as docs/cookbook.md says, gets a flow beside the example. */
class CopiedExamplesTest {
    private static final String EXAMPLES = "custom/examples/custom-";
    private static final Path ROUTES = Path.of("routes");

    static Stream<String> examples() throws IOException {
        return new RouteFolder(ROUTES)
                .read().keySet().stream()
                        .filter(path -> path.startsWith(EXAMPLES))
                        .map(path -> path.substring(EXAMPLES.length(), path.indexOf('.')));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aCopyUnderAnotherNameIsAFlowOfItsOwn(String name) throws IOException {
        Map<String, String> texts = new RouteFolder(ROUTES).read();
        String copy = texts.get(EXAMPLES + name + ".camel.yaml");
        // Its keys stay: both are switched on by the same one.
        texts.put(
                "custom/custom-own-" + name + ".camel.yaml",
                copy.replace("custom-" + name, "custom-own-" + name).replace("/custom/orders", "/custom/own-orders"));
        texts.computeIfPresent(
                "custom/permissions.yaml",
                (path, text) -> text + text.replaceAll("(?m)^#.*\\n", "").replace("custom-", "custom-own-"));
        texts.computeIfPresent(
                RouteFile.KEYS,
                // Durations reach a route in milliseconds.
                (path, text) -> text.replace("default: 1m", "default: \"60000\"")
                        .replace(
                                "custom." + name + ".enabled:\n  type: flag\n  default: \"false\"",
                                "custom." + name + ".enabled:\n  type: flag\n  default: \"true\""));

        assertThat(check().check(texts).stream()
                        .filter(finding -> finding.file().contains("own-" + name))
                        .map(RouteFinding::text))
                .isEmpty();
    }

    private static RouteCheck check() {
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
        check.secretsOf(name -> true);
        return check;
    }
}
