package io.tillbridge.api.rest;

import io.tillbridge.api.resource.UploadChangeOperations;
import io.tillbridge.api.resource.UploadFindingOperations;
import io.tillbridge.api.resource.UploadOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Catalog files received, and what was found in them. */
final class UploadRoutes extends ResourceRoutes {
    private final UploadOperations uploads;
    private final UploadFindingOperations findings;
    private final UploadChangeOperations changes;

    UploadRoutes(UploadOperations uploads, UploadFindingOperations findings, UploadChangeOperations changes) {
        this.uploads = uploads;
        this.findings = findings;
        this.changes = changes;
    }

    @Override
    void define() {
        RestDefinition path = rest("/uploads");
        path.get().routeId("listUploads").security(PERMISSION, "catalog:read").to("direct:listUploads");
        path.get("/{id}")
                .routeId("getUpload")
                .security(PERMISSION, "catalog:read")
                .to("direct:getUpload");
        path.get("/{id}/file")
                .routeId("getUploadFile")
                .security(PERMISSION, "catalog:read")
                .to("direct:getUploadFile");
        path.get("/{id}/error-file")
                .routeId("getUploadErrorFile")
                .security(PERMISSION, "catalog:read")
                .to("direct:getUploadErrorFile");
        path.get("/{id}/rejected-rows")
                .routeId("getUploadRejectedRows")
                .security(PERMISSION, "catalog:read")
                .to("direct:getUploadRejectedRows");
        path.get("/{id}/findings")
                .routeId("listUploadFindings")
                .security(PERMISSION, "catalog:read")
                .to("direct:listUploadFindings");
        path.get("/{id}/finding-counts")
                .routeId("countUploadFindings")
                .security(PERMISSION, "catalog:read")
                .to("direct:countUploadFindings");
        path.get("/{id}/changes")
                .routeId("listUploadChanges")
                .security(PERMISSION, "catalog:read")
                .to("direct:listUploadChanges");

        from("direct:listUploads").process(operation(uploads::list));
        from("direct:getUpload").process(operation(uploads::get));
        from("direct:getUploadFile").process(operation(uploads::file));
        from("direct:getUploadErrorFile").process(operation(uploads::errorFile));
        from("direct:getUploadRejectedRows").process(operation(uploads::rejectedRows));
        from("direct:listUploadFindings").process(operation(findings::list));
        from("direct:countUploadFindings").process(operation(findings::counts));
        from("direct:listUploadChanges").process(operation(changes::list));
    }
}
