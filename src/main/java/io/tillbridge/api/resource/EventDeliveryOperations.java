package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.BodyFaults;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.event.subscription.EventDeliveries.Choice;
import io.tillbridge.event.subscription.EventDelivery;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** Deliveries of event subscriptions: their tries seen, and sent again. */
public final class EventDeliveryOperations {
    private static final PageRequest<EventDelivery> LIST = PageRequest.<EventDelivery>of(EventDelivery::id)
            .by("createdAt", EventDelivery::createdAt)
            .by("updatedAt", EventDelivery::updatedAt);

    private static final List<String> CHOICES = List.of("deliveryId", "since", "failed");

    private final SubscriptionServices services;

    EventDeliveryOperations(SubscriptionServices services) {
        this.services = services;
    }

    public ApiResponse list(ApiRequest request) {
        long subscription = services.subscriptions().get(request.id()).id();
        List<EventDelivery> found =
                services.deliveries().list(subscription, request.query("state").orElse(null), LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, EventDeliveryView::of));
    }

    public ApiResponse redeliver(ApiRequest request) {
        BodyFaults faults = BodyFaults.of(request);
        JsonNode body = request.body();
        List<String> given = CHOICES.stream().filter(body::has).toList();
        if (given.size() != 1) {
            faults.add(
                    "",
                    given.isEmpty() ? "required" : "not-allowed",
                    "The body has " + (given.isEmpty() ? "none" : String.join(" and ", given))
                            + ", expected one of deliveryId, since and failed");
        }
        Instant since = body.has("since") ? instant(body.path("since").asText(), faults) : null;
        faults.refuse();
        Choice choice =
                switch (given.get(0)) {
                    case "deliveryId" ->
                        new Choice.One(Long.parseLong(body.path("deliveryId").asText()));
                    case "since" -> new Choice.Since(since);
                    default -> new Choice.Failed();
                };
        int queued = services.deliveries().redeliver(request.id(), choice);
        services.changed().run();
        return new ApiResponse.Body(202, Map.of("queued", queued), Map.of());
    }

    private static Instant instant(String text, BodyFaults faults) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            faults.add("/since", "malformed", "since is no instant, expected one such as 2026-03-11T13:02:09Z");
            return null;
        }
    }
}
