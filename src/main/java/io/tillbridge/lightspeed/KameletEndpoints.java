package io.tillbridge.lightspeed;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.model.Model;

/** Endpoints of kamelets that Java asks for while route files may be exchanged. */
public final class KameletEndpoints {
    private KameletEndpoints() {}

    /**
     * A kamelet becomes a route with its first endpoint, which locks Camel's kamelets and then its model. Routes that are
     * added lock the model first: so does this, or each would wait for the other for ever.
     */
    public static Endpoint of(CamelContext context, String uri) {
        synchronized (context.getCamelContextExtension().getContextPlugin(Model.class)) {
            return context.getEndpoint(uri);
        }
    }
}
