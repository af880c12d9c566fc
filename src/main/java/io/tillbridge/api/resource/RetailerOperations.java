package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.retailer.RetailerConditions;
import io.tillbridge.retailer.RetailerState;
import io.tillbridge.retailer.Retailers;
import io.tillbridge.wholesale.PriceLists;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Retailers that ask to buy from this company. */
public final class RetailerOperations {
    private static final PageRequest<Retailer> LIST = PageRequest.<Retailer>of(Retailer::id)
            .by("createdAt", Retailer::requestedAt)
            .by("updatedAt", it -> it.decidedAt() == null ? it.requestedAt() : it.decidedAt())
            .by("companyName", Retailer::companyName);

    private final Retailers retailers;
    private final RetailerConditions conditions;
    private final PriceLists priceLists;

    RetailerOperations(Retailers retailers, WholesaleServices wholesale) {
        this.retailers = retailers;
        this.conditions = wholesale.conditions();
        this.priceLists = wholesale.priceLists();
    }

    /** Price list, minimum order and note. */
    public ApiResponse change(ApiRequest request) {
        JsonNode body = request.body();
        Optional<String> priceList = member(body, "priceList").map(JsonNode::asText);
        if (priceList.isPresent() && priceLists.find(priceList.get()).isEmpty()) {
            throw CallerFault.invalid(
                    "/priceList",
                    "unknown",
                    "priceList is " + priceList.get() + ", expected a price list that GET /price-lists shows");
        }
        RetailerConditions.Change change = new RetailerConditions.Change(
                body.has("priceList") ? priceList : null,
                body.has("minimumOrder")
                        ? member(body, "minimumOrder").map(JsonNode::asText).map(BigDecimal::new)
                        : null,
                body.has("note") ? member(body, "note").map(JsonNode::asText) : null);
        return one(200, conditions.change(request.id(), change, who(request), version(request)));
    }

    private static Optional<JsonNode> member(JsonNode body, String name) {
        return body.hasNonNull(name) ? Optional.of(body.path(name)) : Optional.empty();
    }

    public ApiResponse get(ApiRequest request) {
        return one(200, retailers.get(request.id()));
    }

    public ApiResponse approve(ApiRequest request) {
        return one(
                200, retailers.approve(request.id(), text(request.body(), "reason"), who(request), version(request)));
    }

    public ApiResponse decline(ApiRequest request) {
        return one(
                200, retailers.decline(request.id(), text(request.body(), "reason"), who(request), version(request)));
    }

    public ApiResponse list(ApiRequest request) {
        RetailerState state = request.query("state").map(RetailerState::of).orElse(null);
        List<Retailer> found = retailers.list(state, LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, retailer -> View.of(retailer, null)));
    }

    public ApiResponse create(ApiRequest request) {
        JsonNode body = request.body();
        Retailer.Request asked = new Retailer.Request(
                text(body, "companyName"),
                text(body, "email"),
                text(body, "contactName"),
                text(body, "vatNumber"),
                text(body, "country"),
                text(body, "message"),
                text(body, "acceptedTermsUrl"));
        Retailer made = retailers.request(asked, who(request));
        return one(201, made).with("Location", "/retailers/" + made.id());
    }

    /** A retailer as {@link #get} shows it. */
    Optional<Object> view(long id) {
        return retailers.find(id).map(retailer -> View.of(retailer, retailers.history(id)));
    }

    private static String who(ApiRequest request) {
        return request.caller().name();
    }

    private static Long version(ApiRequest request) {
        return IfMatch.version(request).orElse(null);
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).isTextual() ? body.path(name).asText() : null;
    }

    private ApiResponse.Body one(int status, Retailer retailer) {
        return new ApiResponse.Body(
                status,
                View.of(retailer, retailers.history(retailer.id())),
                Map.of("ETag", "\"" + retailer.version() + "\""));
    }

    private record Event(Instant at, String state, String who, String detail) {}

    private record View(
            String id,
            String state,
            String companyName,
            String email,
            String contactName,
            String vatNumber,
            String country,
            String message,
            String acceptedTermsUrl,
            Instant acceptedTermsAt,
            Long settingsVersion,
            Instant requestedAt,
            Instant decidedAt,
            String decidedBy,
            String reason,
            String priceList,
            String minimumOrder,
            String note,
            List<Event> history) {
        static View of(Retailer retailer, List<Retailer.Event> history) {
            return new View(
                    Long.toString(retailer.id()),
                    retailer.state().text(),
                    retailer.companyName(),
                    retailer.email(),
                    retailer.contactName(),
                    retailer.vatNumber(),
                    retailer.country(),
                    retailer.message(),
                    retailer.termsUrl(),
                    retailer.termsAt(),
                    retailer.termsVersion(),
                    retailer.requestedAt(),
                    retailer.decidedAt(),
                    retailer.decidedBy(),
                    retailer.reason(),
                    retailer.priceList(),
                    OrderView.money(retailer.minimumOrder()),
                    retailer.note(),
                    history == null
                            ? null
                            : history.stream()
                                    .map(event ->
                                            new Event(event.at(), event.state().text(), event.who(), event.detail()))
                                    .toList());
        }
    }
}
