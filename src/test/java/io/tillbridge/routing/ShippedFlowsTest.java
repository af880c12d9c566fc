package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shipped flows of shops, clocks and jobs look like, beyond the rules that hold for every route file. */
class ShippedFlowsTest {
    private static final Pattern QUERY =
            Pattern.compile("SELECT id FROM v_due_[a-z_]+|SELECT \\* FROM v_alert_problem");
    private static final int MOST_LINES = 120;

    private static List<RouteFile> files;

    @BeforeAll
    static void read() throws Exception {
        Map<String, String> texts = new TreeMap<>(new RouteFolder(Path.of("routes")).read());
        texts.keySet().removeIf(path -> path.startsWith("catalog/") || path.startsWith("custom/"));
        files = RouteFiles.parse(texts, new Findings());
    }

    @Test
    void whereAFlowDecidesItChoosesByAWord() {
        assertThat(steps()).extracting(Step::name).contains("choice").doesNotContain("filter");
    }

    @Test
    void sqlNamesViewsOfWhatIsDue() {
        List<String> queries = steps().map(step -> YamlNodes.text(step.body(), "expression", "constant", "expression"))
                .filter(text -> text.toUpperCase(java.util.Locale.ROOT).startsWith("SELECT"))
                .toList();

        assertThat(queries).hasSizeGreaterThan(5).allMatch(text -> QUERY.matcher(text)
                .matches());
    }

    @Test
    void beanCallsAreNotMoreThanAQuarterOfAllSteps() {
        Map<Boolean, Long> beans = steps().filter(step -> !step.name().isEmpty())
                .collect(Collectors.partitioningBy(step -> step.name().equals("bean"), Collectors.counting()));

        assertThat(beans.get(true) * 4).isLessThanOrEqualTo(beans.get(true) + beans.get(false));
    }

    @Test
    void noRouteOnlyCallsAnother() {
        Set<String> hops = routes().filter(
                        route -> YamlNodes.text(route.from(), "uri").equals("direct"))
                .filter(route -> route.steps().size() == 1)
                .filter(route -> !StepLabel.target(route.steps().get(0)).isEmpty())
                .map(RouteFile.Flow::id)
                .collect(Collectors.toSet());

        assertThat(hops).isEmpty();
    }

    @Test
    void failuresOfShopsAreHandledByConfigurationsAndNoStepTouchesTheCountOfTries() {
        List<Step> shops = files.stream()
                .filter(file -> file.path().startsWith("cseries/"))
                .flatMap(file -> file.flows().stream())
                .flatMap(flow -> flow.steps().stream())
                .toList();

        assertThat(shops).isNotEmpty().extracting(Step::name).doesNotContain("doTry", "removeHeader", "removeHeaders");
    }

    @Test
    void everyFileIsOneStory() {
        assertThat(files).isNotEmpty().allSatisfy(file -> {
            assertThat(file.routes()).as(file.path()).hasSizeLessThanOrEqualTo(3);
            assertThat(file.lines()).as(file.path()).isLessThanOrEqualTo(MOST_LINES);
        });
    }

    private static Stream<RouteFile.Flow> routes() {
        return files.stream().flatMap(file -> file.routes().stream());
    }

    private static Stream<Step> steps() {
        return files.stream()
                .filter(file -> !file.kamelet())
                .flatMap(file -> file.flows().stream())
                .flatMap(flow -> flow.steps().stream());
    }
}
