package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.wholesale.OrderScope;
import io.tillbridge.wholesale.WholesaleOrder;
import io.tillbridge.wholesale.WholesaleShipment;
import java.util.ArrayList;
import java.util.List;

/** The moves of retailers' orders from state to state. */
public final class WholesaleMoveOperations {
    private final WholesaleResponses shown;
    private final WholesaleServices services;

    WholesaleMoveOperations(WholesaleResponses shown) {
        this.shown = shown;
        this.services = shown.services();
    }

    public ApiResponse submit(ApiRequest request) {
        return moved(request, (id, scope, version) -> services.submission()
                .submit(id, scope, text(request, "acceptedTermsUrl"), version));
    }

    public ApiResponse accept(ApiRequest request) {
        boolean acceptShort = request.body().path("acceptShort").asBoolean();
        return moved(request, (id, scope, version) -> services.decisions()
                .accept(id, scope, acceptShort, text(request, "reason"), version));
    }

    public ApiResponse decline(ApiRequest request) {
        return moved(request, (id, scope, version) -> services.decisions()
                .decline(id, scope, text(request, "reason"), version));
    }

    public ApiResponse process(ApiRequest request) {
        return moved(request, services.decisions()::process);
    }

    public ApiResponse complete(ApiRequest request) {
        return moved(request, (id, scope, version) -> services.decisions()
                .complete(id, scope, text(request, "reason"), version));
    }

    public ApiResponse cancel(ApiRequest request) {
        return moved(request, (id, scope, version) -> services.decisions()
                .cancel(id, scope, text(request, "reason"), version));
    }

    public ApiResponse ship(ApiRequest request) {
        JsonNode body = request.body();
        List<WholesaleShipment.Part> parts = new ArrayList<>();
        body.path("lines")
                .forEach(line -> parts.add(new WholesaleShipment.Part(
                        Long.parseLong(line.path("lineId").asText()),
                        line.path("quantity").asLong())));
        services.shipping()
                .ship(
                        request.id(),
                        WholesaleResponses.scope(request),
                        new WholesaleShipment.Request(
                                body.has("lines") ? parts : null,
                                text(request, "trackingCode"),
                                text(request, "carrier")),
                        WholesaleResponses.version(request));
        return shown.of(request, 201, request.id()).with("Location", "/wholesale-orders/" + request.id());
    }

    private interface Move {
        WholesaleOrder of(long id, OrderScope scope, Long expectedVersion);
    }

    private ApiResponse moved(ApiRequest request, Move move) {
        WholesaleOrder order =
                move.of(request.id(), WholesaleResponses.scope(request), WholesaleResponses.version(request));
        return shown.of(request, 200, order.id());
    }

    private static String text(ApiRequest request, String name) {
        JsonNode member = request.body().path(name);
        return member.isTextual() ? member.asText().strip() : null;
    }
}
