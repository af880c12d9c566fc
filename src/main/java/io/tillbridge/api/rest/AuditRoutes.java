package io.tillbridge.api.rest;

import io.tillbridge.api.resource.AuditOperations;
import org.apache.camel.model.rest.RestDefinition;

/** The audit. */
final class AuditRoutes extends ResourceRoutes {
    private final AuditOperations audit;

    AuditRoutes(AuditOperations audit) {
        this.audit = audit;
    }

    @Override
    void define() {
        RestDefinition path = rest("/audit");
        path.get().routeId("listAudit").security(PERMISSION, "access:read").to("direct:listAudit");
        path.get("/export")
                .routeId("exportAudit")
                .security(PERMISSION, "access:read")
                .to("direct:exportAudit");
        path.get("/{id}")
                .routeId("getAuditEntry")
                .security(PERMISSION, "access:read")
                .to("direct:getAuditEntry");

        from("direct:listAudit").process(operation(audit::list));
        from("direct:exportAudit").process(operation(audit::export));
        from("direct:getAuditEntry").process(operation(audit::one));
    }
}
