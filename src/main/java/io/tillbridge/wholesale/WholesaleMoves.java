package io.tillbridge.wholesale;

import static io.tillbridge.wholesale.WholesaleMove.ACCEPT;
import static io.tillbridge.wholesale.WholesaleMove.CANCEL;
import static io.tillbridge.wholesale.WholesaleMove.CHANGE;
import static io.tillbridge.wholesale.WholesaleMove.COMPLETE;
import static io.tillbridge.wholesale.WholesaleMove.DECLINE;
import static io.tillbridge.wholesale.WholesaleMove.DELETE;
import static io.tillbridge.wholesale.WholesaleMove.PROCESS;
import static io.tillbridge.wholesale.WholesaleMove.SHIP;
import static io.tillbridge.wholesale.WholesaleMove.SUBMIT;

import io.tillbridge.fault.CallerFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one table of the moves that are possible in each state, for the company and for the retailer. */
public final class WholesaleMoves {
    private static final Map<WholesaleState, Set<WholesaleMove>> OF_COMPANY = Map.of(
            WholesaleState.DRAFT, Set.of(CHANGE, DELETE, SUBMIT),
            WholesaleState.SUBMITTED, Set.of(CHANGE, ACCEPT, DECLINE, CANCEL),
            WholesaleState.ACCEPTED, Set.of(CHANGE, PROCESS, SHIP, CANCEL),
            WholesaleState.DECLINED, Set.of(),
            WholesaleState.PROCESSING, Set.of(CHANGE, SHIP, CANCEL),
            WholesaleState.PARTLY_SHIPPED, Set.of(SHIP, COMPLETE),
            WholesaleState.COMPLETED, Set.of(),
            WholesaleState.CANCELLED, Set.of());

    /** A retailer's order is its own until it is submitted; then it can only be withdrawn, until the company decides. */
    private static final Map<WholesaleState, Set<WholesaleMove>> OF_RETAILER = Map.of(
            WholesaleState.DRAFT, Set.of(CHANGE, DELETE, SUBMIT),
            WholesaleState.SUBMITTED, Set.of(CANCEL));

    private WholesaleMoves() {}

    /** In the order of the table. */
    public static List<WholesaleMove> of(WholesaleState state, boolean retailer) {
        Set<WholesaleMove> possible = (retailer ? OF_RETAILER : OF_COMPANY).getOrDefault(state, Set.of());
        return Stream.of(WholesaleMove.values()).filter(possible::contains).toList();
    }

    /**
     * Refuses a move that is not possible.
     *
     * @throws CallerFault CONFLICT: naming state, move and what is possible
     */
    static void check(WholesaleOrder order, WholesaleMove move, OrderScope scope) {
        if (of(order.state(), scope.isRetailer()).contains(move)) {
            return;
        }
        List<WholesaleMove> possible = of(order.state(), scope.isRetailer());
        throw CallerFault.conflict(
                "wholesale-state",
                "Wholesale order " + order.id() + " is " + order.state().text() + ": it cannot be changed by "
                        + move.text() + (scope.isRetailer() ? " of the retailer" : "") + ". Possible now: "
                        + (possible.isEmpty()
                                ? "nothing"
                                : possible.stream().map(WholesaleMove::text).collect(Collectors.joining(", ")))
                        + ".");
    }
}
