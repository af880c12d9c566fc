package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.BodyFaults;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.ReturnRequest;

/** What came back, read from a body and held against the order's lines. */
final class NewReturn {
    private NewReturn() {}

    /** A 422 with all faults when it names what the order does not have. */
    static ReturnRequest of(ApiRequest request, OrderDetails order) {
        JsonNode body = request.body();
        BodyFaults faults = BodyFaults.of(request);
        RequestedLines.check(body.path("lines"), order, faults, "all that is out");
        Long warehouse = faults.id("/warehouseId").orElse(null);
        faults.refuse();
        return new ReturnRequest(
                body.has("lines") ? RequestedLines.of(body.path("lines")) : null,
                warehouse,
                body.path("restock").asBoolean(),
                body.path("note").isTextual() ? body.path("note").asText() : null);
    }
}
