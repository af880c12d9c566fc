package io.tillbridge.api.rest;

import io.tillbridge.api.resource.PriceListOperations;
import io.tillbridge.api.resource.WholesaleFileOperations;
import org.apache.camel.model.rest.RestDefinition;

/** What retailers pay. */
final class PriceListRoutes extends ResourceRoutes {
    private final PriceListOperations lists;
    private final WholesaleFileOperations files;

    PriceListRoutes(PriceListOperations lists, WholesaleFileOperations files) {
        this.lists = lists;
        this.files = files;
    }

    @Override
    void define() {
        RestDefinition path = rest("/price-lists");
        path.get()
                .routeId("listPriceLists")
                .security(PERMISSION, "wholesale-orders:read")
                .to("direct:listPriceLists");
        path.get("/{name}")
                .routeId("getPriceList")
                .security(PERMISSION, "wholesale-orders:read")
                .to("direct:getPriceList");
        path.put("/{name}")
                .routeId("replacePriceList")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:replacePriceList");
        path.delete("/{name}")
                .routeId("deletePriceList")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:deletePriceList");
        path.post("/{name}/file")
                .routeId("uploadPriceList")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:uploadPriceList");

        from("direct:listPriceLists").process(operation(lists::list));
        from("direct:getPriceList").process(operation(lists::get));
        from("direct:replacePriceList").process(operation(lists::replace));
        from("direct:deletePriceList").process(operation(lists::delete));
        from("direct:uploadPriceList").process(operation(files::prices));
    }
}
