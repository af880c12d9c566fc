package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.BodyFaults;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.ShipmentRequest;

/** What is to leave, read from a body and held against the order's lines. */
final class NewShipment {
    private NewShipment() {}

    /** A 422 with all faults when it names what the order does not have. */
    static ShipmentRequest of(ApiRequest request, OrderDetails order) {
        JsonNode body = request.body();
        BodyFaults faults = BodyFaults.of(request);
        RequestedLines.check(body.path("lines"), order, faults, "all that is left");
        faults.refuse();
        return new ShipmentRequest(
                body.has("lines") ? RequestedLines.of(body.path("lines")) : null,
                body.path("trackingCode").asText(),
                body.path("carrier").isTextual() ? body.path("carrier").asText() : null,
                body.path("notifyCustomer").asBoolean());
    }
}
