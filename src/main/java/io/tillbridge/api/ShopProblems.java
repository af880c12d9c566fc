package io.tillbridge.api;

import io.tillbridge.order.OrderFault;
import io.tillbridge.product.listing.ListingFault;
import io.tillbridge.stock.StockFault;
import java.util.List;
import java.util.Optional;

/** What stock, listings and orders refuse, as the API tells it. */
final class ShopProblems {
    private ShopProblems() {}

    /** Empty when it is no fault of theirs. */
    static Optional<Problem> of(Throwable thrown) {
        if (thrown instanceof StockFault fault) {
            return Optional.of(of(fault));
        }
        if (thrown instanceof ListingFault fault) {
            return Optional.of(of(fault));
        }
        return thrown instanceof OrderFault fault ? Optional.of(of(fault)) : Optional.empty();
    }

    private static Problem of(StockFault fault) {
        if (fault instanceof StockFault.Unknown) {
            return Problem.notFound(fault.getMessage());
        }
        if (fault instanceof StockFault.Stale) {
            return Problem.stale(fault.getMessage());
        }
        return fault instanceof StockFault.Invalid invalid
                ? faulty("/" + invalid.field(), "out-of-range", fault)
                : Problem.conflict(fault.getMessage());
    }

    private static Problem of(ListingFault fault) {
        if (fault instanceof ListingFault.Unknown) {
            return Problem.notFound(fault.getMessage());
        }
        if (fault instanceof ListingFault.Stale) {
            return Problem.stale(fault.getMessage());
        }
        return fault instanceof ListingFault.NoProduct
                ? faulty("/productId", "unknown", fault)
                : Problem.conflict(fault.getMessage());
    }

    private static Problem of(OrderFault fault) {
        if (fault instanceof OrderFault.Refused) {
            return Problem.conflict(fault.getMessage());
        }
        return fault instanceof OrderFault.Invalid invalid
                ? faulty(invalid.field(), "not-allowed", fault)
                : Problem.notFound(fault.getMessage());
    }

    private static Problem faulty(String pointer, String code, Throwable fault) {
        return Problem.faulty(List.of(Fault.inBody(pointer, code, fault.getMessage())));
    }
}
