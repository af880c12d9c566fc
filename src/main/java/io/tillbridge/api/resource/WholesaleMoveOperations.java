package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
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
        services.submission()
                .submit(
                        request.id(),
                        WholesaleResponses.scope(request),
                        text(request, "acceptedTermsUrl"),
                        WholesaleResponses.version(request));
        return moved(request);
    }

    public ApiResponse accept(ApiRequest request) {
        services.decisions()
                .accept(
                        request.id(),
                        WholesaleResponses.scope(request),
                        request.body().path("acceptShort").asBoolean(),
                        text(request, "reason"),
                        WholesaleResponses.version(request));
        return moved(request);
    }

    public ApiResponse decline(ApiRequest request) {
        services.decisions()
                .decline(
                        request.id(),
                        WholesaleResponses.scope(request),
                        text(request, "reason"),
                        WholesaleResponses.version(request));
        return moved(request);
    }

    public ApiResponse process(ApiRequest request) {
        services.decisions()
                .process(request.id(), WholesaleResponses.scope(request), WholesaleResponses.version(request));
        return moved(request);
    }

    public ApiResponse complete(ApiRequest request) {
        services.decisions()
                .complete(
                        request.id(),
                        WholesaleResponses.scope(request),
                        text(request, "reason"),
                        WholesaleResponses.version(request));
        return moved(request);
    }

    public ApiResponse cancel(ApiRequest request) {
        services.decisions()
                .cancel(
                        request.id(),
                        WholesaleResponses.scope(request),
                        text(request, "reason"),
                        WholesaleResponses.version(request));
        return moved(request);
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

    private ApiResponse moved(ApiRequest request) {
        return shown.of(request, 200, request.id());
    }

    private static String text(ApiRequest request, String name) {
        JsonNode member = request.body().path(name);
        return member.isTextual() ? member.asText().strip() : null;
    }
}
