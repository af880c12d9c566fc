package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.product.ProductStore;
import io.tillbridge.retailer.Retailers;
import io.tillbridge.wholesale.NewWholesaleOrder;
import java.util.ArrayList;
import java.util.List;

/** An order read from a body; all faults are told at once. */
final class WholesaleBody {
    private final ApiRequest request;
    private final ProductStore products;
    private final List<RequestFault> faults;

    private WholesaleBody(ApiRequest request, ProductStore products, List<RequestFault> faults) {
        this.request = request;
        this.products = products;
        this.faults = faults;
    }

    /** A 422 when the body does not fit its schema. */
    static WholesaleBody of(ApiRequest request, ProductStore products) {
        WholesaleBody body = new WholesaleBody(
                request,
                products,
                new ArrayList<>(
                        request.operation().bodies().values().iterator().next().faults(request.body())));
        body.refuse();
        return body;
    }

    /** Whose order it is; 0 when a fault was noted. */
    long retailer(Retailers retailers) {
        Long own = request.caller().retailerId();
        JsonNode given = request.body().path("retailerId");
        if (own != null && (given.isMissingNode() || given.asText().equals(own.toString()))) {
            return own;
        }
        if (given.isMissingNode()) {
            faults.add(RequestFault.inBody(
                    "/retailerId", "required", "retailerId is missing: name the retailer that orders"));
            return 0;
        }
        long id = Long.parseLong(given.asText());
        if (own != null || retailers.find(id).isEmpty()) {
            faults.add(RequestFault.inBody("/retailerId", "unknown", "There is no retailer " + id));
        }
        return id;
    }

    List<NewWholesaleOrder.Piece> lines() {
        JsonNode lines = request.body().path("lines");
        ProductLookup named = new ProductLookup(lines, products);
        List<NewWholesaleOrder.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Long product = named.product(lines.get(i), "/lines/" + i, faults);
            if (product != null) {
                pieces.add(new NewWholesaleOrder.Piece(
                        product, lines.get(i).path("quantity").asLong()));
            }
        }
        return pieces;
    }

    void refuse() {
        if (!faults.isEmpty()) {
            throw Problem.faulty(faults).refusal();
        }
    }
}
