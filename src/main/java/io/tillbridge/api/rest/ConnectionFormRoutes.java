package io.tillbridge.api.rest;

import io.tillbridge.api.resource.ConnectionFactOperations;
import io.tillbridge.api.resource.ConnectionKindOperations;
import io.tillbridge.api.resource.ConnectionTrialOperations;
import io.tillbridge.api.resource.KeyRightsOperations;
import org.apache.camel.model.rest.RestDefinition;

/** What a form for a connection needs: kinds, facts behind switches, tests of what is not saved. */
final class ConnectionFormRoutes extends ResourceRoutes {
    private final ConnectionKindOperations kinds;
    private final ConnectionFactOperations facts;
    private final ConnectionTrialOperations trials;
    private final KeyRightsOperations keyRights;

    ConnectionFormRoutes(
            ConnectionKindOperations kinds,
            ConnectionFactOperations facts,
            ConnectionTrialOperations trials,
            KeyRightsOperations keyRights) {
        this.keyRights = keyRights;
        this.kinds = kinds;
        this.facts = facts;
        this.trials = trials;
    }

    @Override
    void define() {
        RestDefinition path = rest("/connection-kinds");
        path.get()
                .routeId("listConnectionKinds")
                .security(PERMISSION, "connections:read")
                .to("direct:listConnectionKinds");
        path.get("/{kind}")
                .routeId("getConnectionKind")
                .security(PERMISSION, "connections:read")
                .to("direct:getConnectionKind");
        rest("/connection-trials")
                .post()
                .routeId("tryConnection")
                .security(PERMISSION, "connections:write")
                .to("direct:tryConnection");
        rest("/connection-trials/key-rights")
                .post()
                .routeId("testKeyRights")
                .security(PERMISSION, "connections:write")
                .to("direct:testKeyRights");
        rest("/connections/{id}/facts")
                .get()
                .routeId("getConnectionFacts")
                .security(PERMISSION, "connections:read")
                .to("direct:getConnectionFacts");

        from("direct:listConnectionKinds").process(operation(kinds::list));
        from("direct:getConnectionKind").process(operation(kinds::get));
        from("direct:tryConnection").process(operation(trials::test));
        from("direct:testKeyRights").process(operation(keyRights::test));
        from("direct:getConnectionFacts").process(operation(facts::list));
    }
}
