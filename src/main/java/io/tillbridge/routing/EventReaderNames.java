package io.tillbridge.routing;

import org.apache.camel.CamelContext;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/**
 * Gives each route that begins with {@code kamelet:hub-events} and names no reader its own id as the name: its place is kept
 * under it, and two routes that listen to the same events are two readers.
 */
final class EventReaderNames extends ModelLifecycleStrategySupport {
    private static final String KAMELET = "kamelet:hub-events";

    private EventReaderNames() {}

    /** To be called before routes are added. */
    static void use(CamelContext context) {
        context.getCamelContextExtension()
                .getContextPlugin(Model.class)
                .addModelLifecycleStrategy(new EventReaderNames());
    }

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        FromDefinition from = route.getInput();
        String uri = from == null ? null : from.getEndpointUri();
        if (uri != null
                && (uri.equals(KAMELET) || uri.startsWith(KAMELET + "?"))
                && !uri.matches(".*[?&]name=[^&].*")) {
            String bare = uri.replaceFirst("name=(&|$)", "").replaceFirst("[?&]$", "");
            from.setUri(bare + (bare.contains("?") ? "&" : "?") + "name=" + route.getId());
        }
    }
}
