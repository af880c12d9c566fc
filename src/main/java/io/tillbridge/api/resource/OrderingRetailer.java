package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailers;
import java.util.List;
import java.util.Optional;

/** The retailer that a call is about: that of the key, or the one that the parameter {@code retailer} names. */
final class OrderingRetailer {
    private OrderingRetailer() {}

    static long of(ApiRequest request, Retailers retailers) {
        Long own = request.caller().retailerId();
        Optional<Long> given = request.queryId("retailer");
        if (own != null && (given.isEmpty() || given.get().equals(own))) {
            return own;
        }
        long id = given.orElseThrow(() -> Problem.unreadable(List.of(RequestFault.inParameter(
                        "retailer", "required", "retailer is missing: name the retailer that orders")))
                .refusal());
        if (own != null || retailers.find(id).isEmpty()) {
            throw CallerFault.unknown("retailer " + id);
        }
        return id;
    }
}
