package io.tillbridge.routing;

import io.tillbridge.app.RouteBeans;
import io.tillbridge.app.config.ConfigurationKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;

/**
 * Base class of route tests. It loads the real route files and the real handling of failures into a context with the
 * hub's keys, and replaces all that is outside of them:
 *
 * <ul>
 *   <li>a clock or a queue at the beginning of a route becomes {@code direct:<route id>}, so nothing starts by itself;
 *   <li>a step that calls a bean does nothing, until the test gives a double with {@link #bean};
 *   <li>a step that leaves the loaded files ({@code direct} to another file, a kamelet, {@code jdbc}, {@code http} …) is
 *       an edge: the message goes to the mock {@link #edge}, which leaves it as it is unless it is given an answer;
 *   <li>pauses between tries take one millisecond.
 * </ul>
 *
 * <p>A test sends a message with {@link #send} and checks {@link #path}, the ids of the steps it took; a {@code doTry} is none. A file that is named
 * is not an edge: a test that names a kamelet runs it. docs/routes.md shows an example.
 */
public abstract class RouteTest extends CamelMainTestSupport {
    private static final Path ROUTES = Path.of("routes");

    private final List<Path> files;
    private final Properties keys = new Properties();
    private final StubbedBeans doubles = new StubbedBeans(RouteBeans.TYPES);
    private final TestedSteps tested = new TestedSteps();
    private final StubbedSteps steps = new StubbedSteps(tested);

    /** @param files route files and kamelets below the folder {@code routes} */
    protected RouteTest(String... files) {
        this(ROUTES, files);
    }

    /** @param files route files and kamelets below {@code folder} */
    protected RouteTest(Path folder, String... files) {
        this.files = Stream.of(files).map(folder::resolve).toList();
        ConfigurationKeys.keys().forEach(key -> keys.put(key.name(), key.standard()));
        keys.putAll(ownKeys(folder));
        keys.put("failures.pause", "1");
        camelContextConfiguration.withUseOverridePropertiesWithPropertiesComponent(keys);
    }

    /** Those that files of keys declare, with their defaults. */
    private static Map<String, String> ownKeys(Path folder) {
        try {
            CustomGround ground = new CustomGround(Set.of(), folder, Sample::declaredKeys, scheme -> Optional.empty());
            return DeclaredKeys.in(new RouteFolder(folder).read(), ground, new Findings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a key to another value than its default. Call it in the constructor. */
    protected final void key(String name, String value) {
        if (!keys.containsKey(name)) {
            throw new IllegalArgumentException("Expected a key of the hub, found '" + name + "'");
        }
        keys.put(name, value);
    }

    /**
     * Lets an object answer where routes name a bean. It has the methods that the routes call, named as in the real bean
     * and with as many parameters; their types may be simpler.
     *
     * @throws IllegalArgumentException when the hub has no such bean, or its class no such method
     */
    protected final void bean(String name, Object replacement) {
        doubles.put(name, replacement);
    }

    /** Lets a processor do the work of one step, whatever the step does. */
    protected final void step(String id, Processor replacement) {
        tested.replace(id, replacement);
    }

    /** What arrives at a step that leaves the loaded files. Camel's mock: it checks, answers and fails as told. */
    protected final MockEndpoint edge(String stepId) {
        return TestedSteps.edge(context, stepId);
    }

    /** The work of a mock or a step that answers with a body. */
    protected static Processor answer(Object body) {
        return exchange -> exchange.getMessage().setBody(body);
    }

    /**
     * The work of a step that sets a variable.
     *
     * @throws IllegalArgumentException for a value of which {@code ${variable.x.y}} may mean two methods: which one Camel
     *     takes, or that it takes none, depends on the order in which a JVM lists them
     */
    protected static Processor set(String variable, Object value) {
        Set<String> methods = Stream.ofNullable(value)
                .flatMap(one -> Stream.of(one.getClass().getMethods()))
                .filter(method -> method.getParameterCount() == 0)
                .map(Method::getName)
                .collect(Collectors.toSet());
        methods.stream()
                .filter(name -> methods.contains("get" + Character.toUpperCase(name.charAt(0)) + name.substring(1)))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "Expected either " + name + "() or its getter, found both in " + value.getClass());
                });
        return exchange -> exchange.setVariable(variable, value);
    }

    /** Sends a body into a route, and waits for the end. What went wrong is the exchange's exception. */
    protected final Exchange send(String route, Object body) {
        return send(route, body, Map.of());
    }

    /**
     * Sends a body and variables into a route, and waits for the end.
     *
     * @param route the id of the route, or an address such as {@code kamelet:name?path=orders}
     */
    protected final Exchange send(String route, Object body, Map<String, Object> variables) {
        return template.send(route.contains(":") ? route : "direct:" + route, exchange -> {
            exchange.getMessage().setBody(body);
            variables.forEach(exchange::setVariable);
        });
    }

    /** The ids of the steps that ran, in order; a step that was tried again stands there once for each try. */
    protected final List<String> path() {
        return tested.path();
    }

    /** Ids of steps of one route: {@code ids("jobs", "begin run")} is {@code jobs.begin, jobs.run}. */
    protected static List<String> ids(String route, String steps) {
        return Stream.of(steps.split(" ")).map(step -> route + "." + step).toList();
    }

    @Override
    protected final void configure(MainConfigurationProperties configuration) {
        configuration.setBasePackageScanEnabled(false);
        configuration.setAutoConfigurationEnvironmentVariablesEnabled(false);
        configuration.setAutoConfigurationSystemPropertiesEnabled(false);
        configuration.setAllowUseOriginalMessage(true);
        configuration.setStreamCachingEnabled(false);
        Stream<Path> shared = Stream.of(ROUTES.resolve("shared/*.camel.yaml"), ROUTES.resolve("kamelets/*.yaml"));
        configuration.withRoutesIncludePattern(Stream.concat(files.stream(), shared)
                .map(file -> "file:" + file)
                .distinct()
                .collect(Collectors.joining(",")));
    }

    @Override
    protected final String getPropertyPlaceholderLocations() {
        return "false";
    }

    @Override
    protected final CamelContext createCamelContext() throws Exception {
        ModelCamelContext made = (ModelCamelContext) super.createCamelContext();
        TrialContext.prepare(made, doubles, steps, Path.of("target", "route-files"));
        made.getPropertiesComponent().addPropertiesFunction(new SecretFunction(name -> Optional.of("secret-" + name)));
        List<RouteDefinition> loaded = made.getRouteDefinitions();
        loaded.forEach(TrialContext::begin);
        TrialContext.shortenPauses(made);
        steps.inside(TrialContext.inside(
                loaded, TrialContext.kamelets(files.stream().map(Path::toString).toList())));
        return made;
    }
}
