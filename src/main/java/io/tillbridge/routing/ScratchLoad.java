package io.tillbridge.routing;

import io.tillbridge.routing.custom.FolderComponent;
import io.tillbridge.routing.custom.MessageLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.spi.BeanProcessorFactory;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.ObjectHelper;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Loads route files into a Camel context that is thrown away, to hear what Camel says of them.
 * Nothing is consumed, connected or called: consumers stay off, producers come up only when used, beans are stand-ins.
 */
final class ScratchLoad {
    private static final Pattern LINE = Pattern.compile("(?:line[ :]+|\\.yaml:)(\\d+)");
    private static final String HINT = "Correct the step, its options or the expression; docs/routes.md says how.";

    private final LintContext around;
    private final Map<String, RouteFile> files = new TreeMap<>();

    ScratchLoad(LintContext around) {
        this.around = around;
    }

    void check(Map<String, String> texts, Findings findings) {
        RouteFiles.parse(texts, new Findings()).forEach(file -> files.put(file.path(), file));
        try (DefaultCamelContext scratch = new DefaultCamelContext(false)) {
            prepare(scratch);
            load(scratch, new TreeMap<>(texts), findings);
        } catch (Exception e) {
            findings.add(Rule.CAMEL, "", 0, 0, "Expected a trial load to work, found: " + reason(e), HINT);
        }
    }

    private void prepare(DefaultCamelContext scratch) throws Exception {
        scratch.disableJMX();
        // Quartz knows its schedulers by name in the whole process, and checks may run at the same time.
        String name = "route-check-" + UUID.randomUUID();
        scratch.getCamelContextExtension().setName(name);
        scratch.setAutoStartup(false);
        DefaultRegistry registry = new DefaultRegistry(new BeanStandIns(around.beans()));
        registry.setCamelContext(scratch);
        registry.bind("bean-language", new BeanStandIns.Words());
        scratch.getCamelContextExtension().setRegistry(registry);
        scratch.getCamelContextExtension().addContextPlugin(BeanProcessorFactory.class, new BeanStandIns.Calls());
        scratch.getGlobalEndpointConfiguration().setLazyStartProducer(true);
        Properties keys = new Properties();
        keys.putAll(around.keys());
        PropertiesComponent properties = scratch.getPropertiesComponent();
        properties.setInitialProperties(keys);
        properties.addPropertiesFunction(new SecretFunction(any -> Optional.of("secret")));
        scratch.addComponent("file", new FolderComponent(around.custom().files(), MessageLimit.USUAL));
        QuartzComponent clock = new QuartzComponent();
        clock.setAutoStartScheduler(false);
        clock.setProperties(Map.of(
                "org.quartz.scheduler.instanceName", name,
                "org.quartz.threadPool.class", "org.quartz.simpl.ZeroSizeThreadPool",
                "org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore"));
        scratch.addComponent("quartz", clock);
        EventReaderNames.use(scratch);
        scratch.start();
    }

    private void load(DefaultCamelContext scratch, Map<String, String> texts, Findings findings) throws Exception {
        Map<String, RouteBuilder> builders = new TreeMap<>();
        texts.forEach((path, text) -> {
            String routes = RouteFiles.isOne(path) ? RestBlocks.without(text) : "";
            if (routes.isBlank()) {
                return;
            }
            try {
                var resource = ResourceHelper.fromString("file:" + path, routes);
                PluginHelper.getRoutesLoader(scratch)
                        .findRoutesBuilders(List.of(resource))
                        .forEach(builder -> builders.put(path, (RouteBuilder) builder));
            } catch (Exception | LinkageError e) {
                tell(path, e, findings);
            }
        });
        configure(scratch, builders, findings);
        for (Map.Entry<String, RouteBuilder> entry : builders.entrySet()) {
            routes(scratch, entry.getKey(), entry.getValue(), findings);
        }
    }

    private void configure(DefaultCamelContext scratch, Map<String, RouteBuilder> builders, Findings findings) {
        for (Map.Entry<String, RouteBuilder> entry : Map.copyOf(builders).entrySet()) {
            try {
                if (entry.getKey().endsWith(RouteFile.KAMELET_SUFFIX)) {
                    builders.remove(entry.getKey());
                    scratch.addRoutes(entry.getValue());
                } else {
                    scratch.addRoutesConfigurations((RouteConfigurationsBuilder) entry.getValue());
                }
            } catch (Exception | LinkageError e) {
                builders.remove(entry.getKey());
                tell(entry.getKey(), e, findings);
            }
        }
    }

    private void routes(DefaultCamelContext scratch, String path, RouteBuilder builder, Findings findings) {
        List<RouteDefinition> routes = new ArrayList<>();
        RoutesDefinition all;
        try {
            all = builder.configureRoutes(scratch);
            routes.addAll(all.getRoutes());
        } catch (Exception | LinkageError e) {
            tell(path, e, findings);
            return;
        }
        for (RouteDefinition route : routes) {
            try {
                all.prepareRoute(route);
                scratch.addRouteDefinition(route);
            } catch (Exception | LinkageError e) {
                int line = line(e);
                tell(path, line > 0 ? line : line(route, e), e, findings);
            }
        }
    }

    private void tell(String path, Throwable e, Findings findings) {
        tell(path, line(e), e, findings);
    }

    private void tell(String path, int line, Throwable e, Findings findings) {
        String message = "Camel says: " + reason(e).replaceFirst("[.]?$", ".");
        Optional<Node> option = Optional.ofNullable(files.get(path))
                .flatMap(file -> new CamelErrorLocation(around.keys()).option(file, line, e));
        if (option.isPresent()) {
            findings.add(Rule.CAMEL, path, option.get(), message, HINT);
        } else {
            findings.add(Rule.CAMEL, path, line, line == 0 ? 0 : 1, message, HINT);
        }
    }

    /** The line of the step that Camel's message quotes; else of the route. */
    private static int line(RouteDefinition route, Throwable e) {
        for (ProcessorDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)) {
            if (String.valueOf(e.getMessage()).contains(">>> " + step + " <<<")) {
                return Math.max(0, step.getLineNumber());
            }
        }
        return Math.max(0, route.getInput().getLineNumber());
    }

    private static int line(Throwable e) {
        int line = 0;
        for (Throwable cause = e; cause != null && line == 0; cause = cause.getCause()) {
            Matcher number = LINE.matcher(String.valueOf(cause.getMessage()));
            line = number.find() ? Integer.parseInt(number.group(1)) : 0;
        }
        return line;
    }

    /** The first line of the innermost cause: what Camel's wrappers only repeat with more words. */
    static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        if (cause instanceof UnsatisfiedLinkError) {
            return "a native library that cannot be loaded on this machine (" + message + ")";
        }
        if (ObjectHelper.getException(NoClassDefFoundError.class, e) != null) {
            return "no class " + message + " on the class path; the jar that has it is missing in lib/";
        }
        boolean bare = message == null || cause instanceof ClassNotFoundException;
        return bare
                ? cause.getClass().getSimpleName() + " " + message
                : message.lines().findFirst().orElse("");
    }
}
