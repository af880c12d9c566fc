package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.event.EventType;
import io.tillbridge.event.subscription.NewSubscription;
import io.tillbridge.event.subscription.Subscription;
import io.tillbridge.event.subscription.SubscriptionDraft;
import io.tillbridge.event.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Event subscriptions: made, changed, tested; their secrets revealed and rotated. */
public final class SubscriptionOperations {
    private static final PageRequest<Subscription> LIST = PageRequest.<Subscription>of(Subscription::id)
            .by("createdAt", Subscription::createdAt)
            .by("updatedAt", Subscription::updatedAt)
            .by("name", Subscription::name);

    private final Subscriptions subscriptions;
    private final SubscriptionServices services;
    private final Clock clock;

    SubscriptionOperations(SubscriptionServices services, Clock clock) {
        this.subscriptions = services.subscriptions();
        this.services = services;
        this.clock = clock;
    }

    public ApiResponse list(ApiRequest request) {
        List<Subscription> found = subscriptions.list(LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, one -> SubscriptionView.of(one, clock.instant())));
    }

    public ApiResponse get(ApiRequest request) {
        return shown(subscriptions.get(request.id()));
    }

    public ApiResponse create(ApiRequest request) {
        JsonNode body = request.body();
        NewSubscription made = subscriptions.create(
                request.caller(),
                new SubscriptionDraft(
                        body.path("name").asText(),
                        body.path("address").asText(),
                        types(body.path("types")),
                        ids(body.path("connections")),
                        true),
                body.path("from").asText("now").strip());
        services.changed().run();
        return answer(201, made)
                .with("Location", "/event-subscriptions/" + made.subscription().id());
    }

    public ApiResponse change(ApiRequest request) {
        JsonNode body = request.body();
        Subscription changed = subscriptions.change(
                request.caller(),
                request.id(),
                before -> new SubscriptionDraft(
                        body.has("name") ? body.path("name").asText() : before.name(),
                        body.has("address") ? body.path("address").asText() : before.address(),
                        body.has("types") ? types(body.path("types")) : before.types(),
                        body.has("connections") ? ids(body.path("connections")) : before.connections(),
                        body.has("enabled") ? body.path("enabled").asBoolean() : before.enabled()),
                version(request));
        services.changed().run();
        return shown(changed);
    }

    public ApiResponse delete(ApiRequest request) {
        subscriptions.delete(request.id(), version(request));
        return new ApiResponse.Nothing();
    }

    public ApiResponse reveal(ApiRequest request) {
        NewSubscription revealed = subscriptions.reveal(request.caller(), request.id());
        return ApiResponse.ok(
                new RevealedSecret(Long.toString(revealed.subscription().id()), revealed.secret()));
    }

    public ApiResponse rotate(ApiRequest request) {
        Duration grace = request.body().has("graceHours")
                ? Duration.ofHours(request.body().path("graceHours").asLong())
                : Subscriptions.GRACE;
        return answer(200, subscriptions.rotate(request.caller(), request.id(), grace, version(request)));
    }

    /** Sends events from an earlier place on again. */
    public ApiResponse replay(ApiRequest request) {
        String from = request.body().path("from").asText().strip();
        Subscriptions.Replay replay = subscriptions.replay(request.caller(), request.id(), from, version(request));
        services.changed().run();
        return new ApiResponse.Body(202, replay, Map.of());
    }

    public ApiResponse test(ApiRequest request) {
        return ApiResponse.ok(services.tests().of(request.id()));
    }

    private ApiResponse shown(Subscription subscription) {
        return new ApiResponse.Body(200, SubscriptionView.of(subscription, clock.instant()), tag(subscription));
    }

    private ApiResponse.Body answer(int status, NewSubscription made) {
        return new ApiResponse.Body(status, SubscriptionView.of(made, clock.instant()), tag(made.subscription()));
    }

    private static Map<String, String> tag(Subscription subscription) {
        return Map.of("ETag", "\"" + subscription.version() + "\"");
    }

    private static Long version(ApiRequest request) {
        return IfMatch.version(request).orElse(null);
    }

    private static Set<EventType> types(JsonNode names) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        names.forEach(name -> types.add(EventType.named(name.asText()).orElseThrow()));
        return types;
    }

    /** None for null and for an empty list. */
    private static List<Long> ids(JsonNode texts) {
        List<Long> ids = new ArrayList<>();
        texts.forEach(text -> ids.add(Long.valueOf(text.asText())));
        return ids;
    }

    private record RevealedSecret(String id, String secret) {
        @Override
        public String toString() {
            return "RevealedSecret[id=" + id + "]";
        }
    }
}
