package io.tillbridge.routing;

import io.tillbridge.routing.custom.CustomResources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The route files that run, and the exchange of some of them for new ones. */
final class LiveRoutes {
    private final ModelCamelContext context;
    private final RouteHandover handover;
    private final Path folder;
    private final CustomResources custom;
    private Map<String, String> texts = Map.of();
    private volatile RoutePermissions permissions = RoutePermissions.in(Map.of());
    private Consumer<Map<String, String>> listener = texts -> {};

    LiveRoutes(CamelContext context, RouteHandover handover, Path folder, CustomResources custom) {
        this.context = (ModelCamelContext) context;
        this.handover = handover;
        this.folder = folder.toAbsolutePath().normalize();
        this.custom = custom;
    }

    /** @param next gets the texts after each change that went live */
    void onChange(Consumer<Map<String, String>> next) {
        listener = next;
    }

    /** The texts in force: path below the routes folder → text. */
    Map<String, String> texts() {
        return texts;
    }

    /** What the routes in force may do with the API. */
    RoutePermissions permissions() {
        return permissions;
    }

    /**
     * Exchanges the files that differ, and those that use what has changed in them.
     * When the new ones do not come up, the old ones are put back.
     *
     * @param next all texts, already checked
     * @return the files whose routes were exchanged
     * @throws Exception why the new ones did not come up
     */
    Set<String> apply(Map<String, String> next) throws Exception {
        Map<String, String> from = RoutePermissions.without(texts);
        Map<String, String> to = RoutePermissions.without(next);
        Map<String, RouteFile> before = parse(from);
        Map<String, RouteFile> after = parse(to);
        RouteChange change = RouteChange.between(from, before, to, after);
        try {
            remove(change, before);
            add(change, next);
        } catch (Exception e) {
            putBack(change, before, after, e);
            throw e;
        } catch (LinkageError e) {
            // A component from lib/ that misses a class or a native library.
            putBack(change, before, after, e);
            throw new IllegalStateException(e);
        }
        texts = Map.copyOf(next);
        permissions = RoutePermissions.in(next);
        listener.accept(texts);
        return change.files();
    }

    private void putBack(
            RouteChange change, Map<String, RouteFile> before, Map<String, RouteFile> after, Throwable cause) {
        try {
            remove(change, after);
            remove(change, before);
            add(change, texts);
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    private void remove(RouteChange change, Map<String, RouteFile> files) throws Exception {
        for (String path : change.files()) {
            RouteFile file = files.get(path);
            if (file != null && !file.kamelet()) {
                for (RouteFile.Flow route : file.routes()) {
                    handover.retire(route.id());
                }
                // A file is loaded as a whole: its configurations come again with its routes.
                file.of(RouteFile.Kind.CONFIGURATION).forEach(flow -> removeConfiguration(flow.id()));
            }
        }
        for (String path : change.changed()) {
            RouteFile file = files.get(path);
            if (file != null && file.kamelet()) {
                removeKamelet(file.flows().get(0).id());
            }
        }
    }

    private void removeConfiguration(String id) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (RouteConfigurationDefinition old : List.copyOf(model.getRouteConfigurationDefinitions())) {
            if (id.equals(old.getId())) {
                model.getRouteConfigurationDefinitions().remove(old);
            }
        }
    }

    /**
     * The routes made from the kamelet stay for the exchanges inside; only new uses are made from the new text. One that
     * begins with a consumer of its own lets go of it at once: the next version begins with the same.
     */
    private void removeKamelet(String name) throws Exception {
        RouteTemplateDefinition old = context.getRouteTemplateDefinition(name);
        if (old != null) {
            context.removeRouteTemplateDefinition(old);
        }
        for (Endpoint endpoint : List.copyOf(context.getEndpoints())) {
            if (endpoint instanceof KameletEndpoint use && name.equals(use.getTemplateId())) {
                retireSource(use.getRouteId());
                context.removeEndpoint(endpoint);
            }
        }
    }

    private void retireSource(String id) throws Exception {
        Route made = id == null ? null : context.getRoute(id);
        if (made != null && !(made.getEndpoint() instanceof KameletEndpoint)) {
            handover.retire(id);
        }
    }

    private void add(RouteChange change, Map<String, String> from) throws Exception {
        Map<String, RoutesBuilder> builders = new TreeMap<>();
        for (String path : change.files()) {
            boolean kamelet = path.endsWith(RouteFile.KAMELET_SUFFIX);
            String text = RouteFiles.isOne(path) ? RestBlocks.without(from.getOrDefault(path, "")) : "";
            if (!text.isBlank() && (!kamelet || change.changed().contains(path))) {
                var resource = ResourceHelper.fromString("file:" + folder.resolve(path), text);
                PluginHelper.getRoutesLoader(context)
                        .findRoutesBuilders(List.of(resource))
                        .forEach(builder -> {
                            custom.bound((RouteBuilder) builder, RouteFile.custom(path));
                            builders.put(path, builder);
                        });
            }
        }
        for (RoutesBuilder builder : builders.values()) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                context.addRoutesConfigurations(configurations);
            }
        }
        for (RoutesBuilder builder : kameletsFirst(builders)) {
            context.addRoutes(builder);
        }
    }

    private static List<RoutesBuilder> kameletsFirst(Map<String, RoutesBuilder> builders) {
        Set<String> order = new TreeSet<>((a, b) -> {
            int kamelets = Boolean.compare(b.endsWith(RouteFile.KAMELET_SUFFIX), a.endsWith(RouteFile.KAMELET_SUFFIX));
            return kamelets == 0 ? a.compareTo(b) : kamelets;
        });
        order.addAll(builders.keySet());
        return order.stream().map(builders::get).toList();
    }

    private static Map<String, RouteFile> parse(Map<String, String> texts) {
        Map<String, RouteFile> files = new TreeMap<>();
        RouteFiles.parse(texts, new Findings()).forEach(file -> files.put(file.path(), file));
        return files;
    }
}
