package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.ApiForRoutes;
import io.tillbridge.app.RouteBeans;
import io.tillbridge.app.config.ConfigurationKey;
import io.tillbridge.app.config.ConfigurationKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;

class RouteExamplesTest {
    /** A block with routes; a comment names the file of those that another test runs. */
    private static final Pattern ROUTES =
            Pattern.compile("(?<!-->\n)```yaml\n(- (?:route|rest):\n.*?)```\n", Pattern.DOTALL);

    private static final Pattern ID = Pattern.compile("\n    id: (\\S+)\n    group: ");

    @Test
    void theExamplesKeepEveryRuleAndLoad() throws IOException {
        assertThat(findings(RouteExamples.together())).isEmpty();
    }

    /** Whoever copies a route from a page to the folder for routes of a site has one that works. */
    @Test
    void theRoutesOfEveryPageKeepEveryRuleAndLoad() throws IOException {
        Map<String, String> all = new LinkedHashMap<>(new RouteFolder(Path.of("routes")).read());
        int shipped = all.size();
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            for (Path page : pages.filter(RouteExamplesTest::byHand).toList()) {
                ROUTES.matcher(Files.readString(page))
                        .results()
                        .map(routes -> routes.group(1))
                        .forEach(routes -> all.put("custom/" + id(page, routes) + ".camel.yaml", routes));
            }
        }

        assertThat(all).hasSizeGreaterThan(shipped);
        assertThat(findings(all)).isEmpty();
    }

    private static boolean byHand(Path page) {
        return page.toString().endsWith(".md") && !page.endsWith(RouteBeansPage.FILE.getFileName());
    }

    private static String id(Path page, String routes) {
        Matcher id = ID.matcher(routes);
        assertThat(id.find()).as(page + ": " + routes).isTrue();
        return id.group(1);
    }

    private static List<String> findings(Map<String, String> files) {
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

        return new RouteCheck(around)
                .check(files).stream().map(RouteFinding::text).toList();
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
