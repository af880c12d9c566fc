package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Json;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.wholesale.OrderScope;
import io.tillbridge.wholesale.WholesaleDetails;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** Retailers' orders as each caller may see them. */
record WholesaleResponses(WholesaleServices services, KeyServices keys) {
    private static final long MARKS = 1_000_000_000L;

    static OrderScope scope(ApiRequest request) {
        return new OrderScope(request.caller().name(), request.caller().retailerId());
    }

    /**
     * The version a change is based on. An ETag is the version of the order followed by nine digits of what was shown: when
     * prices or the caller's rights change, the ETag does, and the version does not.
     */
    static Long version(ApiRequest request) {
        return IfMatch.version(request).map(tag -> tag / MARKS).orElse(null);
    }

    WholesaleOrderView.Sight sight(Caller caller) {
        return new WholesaleOrderView.Sight(
                caller.retailerId() != null,
                keys.seesCosts(caller),
                services.settings().find().settings().wholesale().currency());
    }

    String retailer(long id) {
        return keys.retailers().find(id).map(Retailer::companyName).orElse(null);
    }

    /** The order as the caller sees it. */
    ApiResponse.Body of(ApiRequest request, int status, long id) {
        WholesaleDetails details = services.orders()
                .details(id, scope(request))
                .orElseThrow(() -> CallerFault.unknown("wholesale order " + id));
        WholesaleOrderView view = WholesaleOrderView.of(
                details, retailer(details.order().retailerId()), sight(request.caller()));
        CRC32 mark = new CRC32();
        mark.update(Json.bytes(view));
        long tag = details.order().version() * MARKS + mark.getValue() % MARKS;
        return new ApiResponse.Body(status, view, Map.of("ETag", "\"" + tag + "\""));
    }

    /** As the company sees it. */
    Optional<Object> ofEvent(long id) {
        String currency = services.settings().find().settings().wholesale().currency();
        return services.orders()
                .details(id, OrderScope.company("events"))
                .map(details -> WholesaleOrderView.of(
                        details,
                        retailer(details.order().retailerId()),
                        new WholesaleOrderView.Sight(false, true, currency)));
    }
}
