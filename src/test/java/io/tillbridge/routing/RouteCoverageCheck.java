package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.FinallyDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/**
 * Holds that every step of the shipped route files ran in a test. {@code mvn verify} runs it after the quick tests, and not
 * when only some of them were asked for. The report is {@code target/route-coverage/report.txt}.
 */
class RouteCoverageCheck {
    private static final Path ROUTES = Path.of("routes");
    private static final Path NOTED = Path.of("target", "route-coverage");

    @Test
    void everyShippedStepRunsInATest() throws Exception {
        Set<String> ran = ran();
        List<String> missed = new ArrayList<>();
        List<String> report = new ArrayList<>();
        shipped().forEach((file, steps) -> {
            List<String> without =
                    steps.stream().filter(step -> !ran.contains(step)).toList();
            without.forEach(step -> missed.add(file + ": " + step));
            report.add("%s: %d of %d steps".formatted(file, steps.size() - without.size(), steps.size()));
            without.forEach(step -> report.add("  no test runs " + step));
        });
        Files.write(NOTED.resolve("report.txt"), report);

        assertThat(missed).as("Steps that no test runs").isEmpty();
    }

    private static Set<String> ran() throws IOException {
        Set<String> ran = new HashSet<>();
        try (Stream<Path> files = Files.list(NOTED)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".steps")).toList()) {
                ran.addAll(Files.readAllLines(file));
            }
        }
        return ran;
    }

    /** The steps of each shipped file, in its order. Those of a kamelet have other names in each use, so they do not count. */
    private static Map<String, List<String>> shipped() throws Exception {
        Map<String, List<String>> shipped = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : new RouteFolder(ROUTES).read().entrySet()) {
            if (!file.getKey().endsWith(RouteFile.ROUTE_SUFFIX)) {
                continue;
            }
            try (DefaultCamelContext context = new DefaultCamelContext(false)) {
                Resource text = ResourceHelper.fromString("file:" + file.getKey(), RestBlocks.without(file.getValue()));
                PluginHelper.getRoutesLoader(context).loadRoutes(text);
                Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
                List<String> steps = new ArrayList<>();
                model.getRouteDefinitions().forEach(route -> below(route, steps));
                model.getRouteConfigurationDefinitions()
                        .forEach(configuration ->
                                configuration.getOnExceptions().forEach(clause -> below(clause, steps)));
                shipped.put(file.getKey(), steps);
            }
        }
        return shipped;
    }

    private static void below(ProcessorDefinition<?> block, List<String> steps) {
        for (ProcessorDefinition<?> step : block.getOutputs()) {
            if (!isBranch(step)) {
                StepKey.of(step).ifPresent(steps::add);
            }
            below(step, steps);
        }
    }

    /** Runs when its steps do; Camel shows it to no interceptor. */
    private static boolean isBranch(ProcessorDefinition<?> step) {
        return step instanceof TryDefinition
                || step instanceof CatchDefinition
                || step instanceof FinallyDefinition
                || step instanceof OnExceptionDefinition;
    }
}
