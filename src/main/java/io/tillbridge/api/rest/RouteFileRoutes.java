package io.tillbridge.api.rest;

import io.tillbridge.api.resource.RouteEditOperations;
import io.tillbridge.api.resource.RouteFileOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Route files: read, checked, changed, brought back. */
final class RouteFileRoutes extends ResourceRoutes {
    private static final String READ = "routes:read";
    private static final String WRITE = "routes:write";

    private final RouteFileOperations files;
    private final RouteEditOperations edits;

    RouteFileRoutes(RouteFileOperations files, RouteEditOperations edits) {
        this.files = files;
        this.edits = edits;
    }

    @Override
    void define() {
        RestDefinition path = rest("/routes");
        path.get().routeId("listRouteFiles").security(PERMISSION, READ).to("direct:listRouteFiles");
        path.post("/check")
                .routeId("checkRouteFile")
                .security(PERMISSION, WRITE)
                .to("direct:checkRouteFile");
        path.get("/vocabulary")
                .routeId("getRouteVocabulary")
                .security(PERMISSION, READ)
                .to("direct:getRouteVocabulary");
        path.get("/{file}").routeId("getRouteFile").security(PERMISSION, READ).to("direct:getRouteFile");
        path.put("/{file}").routeId("saveRouteFile").security(PERMISSION, WRITE).to("direct:saveRouteFile");
        path.delete("/{file}")
                .routeId("deleteRouteFile")
                .security(PERMISSION, WRITE)
                .to("direct:deleteRouteFile");
        path.get("/{file}/state")
                .routeId("getRouteFileState")
                .security(PERMISSION, READ)
                .to("direct:getRouteFileState");
        path.get("/{file}/picture")
                .routeId("getRoutePicture")
                .security(PERMISSION, READ)
                .to("direct:getRoutePicture");
        path.get("/{file}/versions")
                .routeId("listRouteFileVersions")
                .security(PERMISSION, READ)
                .to("direct:listRouteFileVersions");
        path.get("/{file}/versions/{version}")
                .routeId("getRouteFileVersion")
                .security(PERMISSION, READ)
                .to("direct:getRouteFileVersion");
        path.post("/{file}/restore")
                .routeId("restoreRouteFile")
                .security(PERMISSION, WRITE)
                .to("direct:restoreRouteFile");

        from("direct:listRouteFiles").process(operation(files::list));
        from("direct:checkRouteFile").process(operation(files::check));
        from("direct:getRouteVocabulary").process(operation(files::vocabulary));
        from("direct:getRouteFile").process(operation(files::get));
        from("direct:saveRouteFile").process(operation(edits::save));
        from("direct:deleteRouteFile").process(operation(edits::delete));
        from("direct:getRouteFileState").process(operation(files::state));
        from("direct:getRoutePicture").process(operation(files::picture));
        from("direct:listRouteFileVersions").process(operation(edits::versions));
        from("direct:getRouteFileVersion").process(operation(edits::version));
        from("direct:restoreRouteFile").process(operation(edits::restore));
    }
}
