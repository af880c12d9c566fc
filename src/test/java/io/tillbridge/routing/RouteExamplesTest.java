package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.ApiForRoutes;
import io.tillbridge.app.RouteBeans;
import io.tillbridge.app.config.ConfigurationKey;
import io.tillbridge.app.config.ConfigurationKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;

class RouteExamplesTest {

    @Test
    void theExamplesKeepEveryRuleAndLoad() throws IOException {
        Map<String, String> keys = ConfigurationKeys.keys().stream()
                .collect(Collectors.toMap(ConfigurationKey::name, ConfigurationKey::standard));
        LintContext around = new LintContext(
                RouteBeans.TYPES,
                keys,
                Set.of(),
                Map.of(),
                Set.of(),
                Sample.ground(),
                ApiForRoutes.of(Contract.read()));

        assertThat(new RouteCheck(around).check(RouteExamples.together()))
                .extracting(RouteFinding::text)
                .isEmpty();
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        assertThat(Files.readString(RouteBeansPage.FILE))
                .as("run the main of io.tillbridge.routing.RouteBeansPage to write docs/route-beans.md again")
                .isEqualTo(RouteBeansPage.text());
    }

    @Test
    void everyStepSaysWhatItDoes() {
        Set<String> steps = new TreeSet<>(RouteBeans.TYPES.keySet());
        steps.removeIf(name -> !Processor.class.isAssignableFrom(RouteBeans.TYPES.get(name)));

        assertThat(RouteBeans.steps().keySet()).isEqualTo(steps);
    }

    @Test
    void everyMethodOfTheHubNamesItsOperation() throws IOException {
        SourceComments hub = SourceComments.of(RouteBeans.TYPES.get("hub")).orElseThrow();

        assertThat(hub.methods())
                .allSatisfy(method -> assertThat(method.comment()).isNotBlank());
        assertThat(ApiForRoutes.of(Contract.read()).methods().keySet())
                .isEqualTo(hub.methods().stream()
                        .map(SourceComments.Told::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
