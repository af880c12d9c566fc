package io.tillbridge.routing;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.spi.EndpointUriFactory;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The names that an editor of route files may offer.
 *
 * @param steps the key of each step → the options it takes
 * @param languages of expressions
 * @param keys names of the configuration's keys and of those in {@code custom/keys.yaml}
 */
public record RouteVocabulary(
        Map<String, Set<String>> steps,
        List<Scheme> components,
        Set<String> languages,
        Set<String> dataFormats,
        List<Kamelet> kamelets,
        List<Bean> beans,
        Set<String> keys,
        Set<String> routes,
        Set<String> routeConfigurations) {

    /**
     * A component by its scheme.
     *
     * @param from whether a route may begin with it
     * @param to whether a step may call it
     * @param customOnly whether only files below custom/ may use it
     */
    public record Scheme(String name, boolean from, boolean to, boolean customOnly, Set<String> options) {}

    /** @param properties name → description */
    public record Kamelet(String name, String description, Map<String, String> properties, Set<String> required) {}

    /**
     * A bean of the application.
     *
     * @param step whether a {@code process} names it
     * @param methods those that a route may call
     */
    public record Bean(String name, boolean step, Set<String> methods) {}

    static RouteVocabulary of(
            CamelContext context, LintContext around, Map<String, String> texts, Map<String, String> keys) {
        List<RouteFile> files = RouteFiles.parse(texts, new Findings());
        return new RouteVocabulary(
                StepOptions.ALL,
                components(context, around),
                Palette.CUSTOM.languages(),
                Palette.CUSTOM.dataFormats(),
                files.stream()
                        .filter(RouteFile::kamelet)
                        .map(RouteVocabulary::kamelet)
                        .toList(),
                new TreeMap<>(around.beans())
                        .entrySet().stream()
                                .map(bean -> bean(bean.getKey(), bean.getValue()))
                                .toList(),
                keys.keySet().stream()
                        .filter(key -> !key.startsWith("secret:"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                ids(files, RouteFile.Kind.ROUTE),
                ids(files, RouteFile.Kind.CONFIGURATION));
    }

    private static Set<String> ids(List<RouteFile> files, RouteFile.Kind kind) {
        return files.stream()
                .flatMap(file -> file.of(kind))
                .map(RouteFile.Flow::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Scheme> components(CamelContext context, LintContext around) {
        Set<String> more = around.custom().components();
        Set<String> all = new TreeSet<>(more);
        all.addAll(Palette.CUSTOM.from());
        all.addAll(Palette.CUSTOM.to());
        List<Scheme> schemes = new ArrayList<>();
        for (String name : all) {
            boolean shipped = Palette.SHIPPED.from().contains(name)
                    || Palette.SHIPPED.to().contains(name);
            schemes.add(new Scheme(
                    name,
                    more.contains(name) || Palette.CUSTOM.from().contains(name),
                    more.contains(name) || Palette.CUSTOM.to().contains(name),
                    !shipped,
                    options(context, name)));
        }
        return schemes;
    }

    private static Set<String> options(CamelContext context, String scheme) {
        try {
            EndpointUriFactory known = context.getCamelContextExtension().getEndpointUriFactory(scheme);
            return known == null ? Set.of() : new TreeSet<>(known.propertyNames());
        } catch (RuntimeException | LinkageError notOnTheClassPath) {
            return Set.of();
        }
    }

    private static Kamelet kamelet(RouteFile file) {
        Node definition = YamlNodes.at(file.root(), "spec", "definition");
        Map<String, String> properties = new TreeMap<>();
        YamlNodes.entries(YamlNodes.at(definition, "properties"))
                .forEach((name, property) -> properties.put(name, YamlNodes.text(property, "description")));
        Set<String> required = YamlNodes.items(YamlNodes.at(definition, "required")).stream()
                .map(YamlNodes::text)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Kamelet(file.name(), YamlNodes.text(definition, "description"), properties, required);
    }

    private static Bean bean(String name, Class<?> type) {
        boolean step = Processor.class.isAssignableFrom(type);
        Set<String> methods = Stream.of(step ? new Method[0] : type.getMethods())
                .filter(method -> !method.getDeclaringClass().equals(Object.class))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Bean(name, step, methods);
    }
}
