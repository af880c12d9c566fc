package io.tillbridge.api.rest;

import io.tillbridge.api.resource.PartnerOperations;
import org.apache.camel.model.rest.RestDefinition;

/** The access of partners to feeds. */
final class PartnerRoutes extends ResourceRoutes {
    private final PartnerOperations partners;

    PartnerRoutes(PartnerOperations partners) {
        this.partners = partners;
    }

    @Override
    void define() {
        rest("/feeds").get().routeId("listFeeds").security(PERMISSION, "feeds:read").to("direct:listFeeds");
        RestDefinition path = rest("/connections/{id}/partner-access");
        path.get()
                .routeId("listPartnerAccess")
                .security(PERMISSION, "access:read")
                .to("direct:listPartnerAccess");
        path.post()
                .routeId("givePartnerAccess")
                .security(PERMISSION, "access:write")
                .to("direct:givePartnerAccess");
        path.delete("/{keyId}")
                .routeId("revokePartnerAccess")
                .security(PERMISSION, "access:write")
                .to("direct:revokePartnerAccess");

        from("direct:listFeeds").process(operation(partners::feeds));
        from("direct:listPartnerAccess").process(operation(partners::list));
        from("direct:givePartnerAccess").process(operation(partners::give));
        from("direct:revokePartnerAccess").process(operation(partners::revoke));
    }
}
