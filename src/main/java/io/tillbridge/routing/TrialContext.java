package io.tillbridge.routing;

import io.tillbridge.routing.custom.FolderComponent;
import io.tillbridge.routing.custom.MessageLimit;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.BeanProcessorFactory;
import org.apache.camel.support.DefaultRegistry;

/**
 * Sets up a Camel context in which route files run without anything outside of them: no clock, no queue, no bean, no
 * remote call. Route tests and {@link RouteTrial} share it.
 */
final class TrialContext {
    private static final String SHORTEST_PAUSE = "1";

    private TrialContext() {}

    /**
     * Before routes are added: the beans and steps of the trial, and keys from nowhere else than those given.
     *
     * @param files the folder that {@code file} stays in
     */
    static void prepare(ModelCamelContext context, StubbedBeans beans, StubbedSteps steps, Path files) {
        DefaultRegistry registry = new DefaultRegistry(beans);
        registry.setCamelContext(context);
        registry.bind("bean-language", beans.language());
        context.getCamelContextExtension().setRegistry(registry);
        context.getGlobalEndpointConfiguration().setLazyStartProducer(true);
        context.addComponent("file", new FolderComponent(files, MessageLimit.USUAL));
        context.getComponent("kamelet", KameletComponent.class).setNoErrorHandler(true);
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        context.getCamelContextExtension().addContextPlugin(BeanProcessorFactory.class, beans.steps());
        context.getCamelContextExtension().addInterceptStrategy(steps);
        context.getCamelContextExtension().addInterceptStrategy(new AddressGuard());
    }

    /** A clock, a queue or an event at the beginning of a route becomes {@code direct:<route id>}. */
    static void begin(RouteDefinition route) {
        if (!Step.scheme(route.getInput().getEndpointUri()).equals("direct")) {
            route.getInput().setUri("direct:" + route.getId());
        }
    }

    /** The addresses inside of the loaded files. */
    static Set<String> inside(Collection<RouteDefinition> routes, Stream<String> kamelets) {
        return Stream.concat(
                        routes.stream().map(route -> "direct:" + route.getId()),
                        kamelets.map(name -> "kamelet:" + name))
                .collect(Collectors.toSet());
    }

    /** Tries follow each other at once. */
    static void shortenPauses(ModelCamelContext context) {
        context.getRouteConfigurationDefinitions().stream()
                .flatMap(configuration -> configuration.getOnExceptions().stream())
                .map(OnExceptionDefinition::getRedeliveryPolicyType)
                .forEach(TrialContext::shorten);
    }

    private static void shorten(RedeliveryPolicyDefinition policy) {
        if (policy == null) {
            return;
        }
        policy.setRedeliveryDelay(SHORTEST_PAUSE);
        policy.setMaximumRedeliveryDelay(SHORTEST_PAUSE);
        policy.setDelayPattern(null);
        policy.setLogExhausted("false");
        policy.setLogStackTrace("false");
    }

    /** The names of kamelets among paths of files. */
    static Stream<String> kamelets(List<String> paths) {
        return paths.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> name.endsWith(RouteFile.KAMELET_SUFFIX))
                .map(name -> name.replace(RouteFile.KAMELET_SUFFIX, ""));
    }
}
