package io.tillbridge.wholesale;

import java.util.List;

/**
 * An order to be kept as a draft.
 *
 * @param reference may be null; the same for note and deliverTo
 * @param deliverTo a JSON object of texts
 * @param lines each product once
 */
public record NewWholesaleOrder(long retailerId, String reference, String note, String deliverTo, List<Piece> lines) {
    /** Of one line. */
    public static final long MOST_PIECES = 1_000_000;

    public NewWholesaleOrder {
        lines = List.copyOf(lines);
    }

    /** So many of a product. */
    public record Piece(long productId, long quantity) {}

    /**
     * A change of an order: what is absent stays.
     *
     * @param lines of a draft: all lines from now on; later: new quantities of lines that it has
     */
    public record Change(
            boolean changesReference,
            String reference,
            boolean changesNote,
            String note,
            boolean changesDeliverTo,
            String deliverTo,
            List<Piece> lines) {
        public Change {
            lines = lines == null ? null : List.copyOf(lines);
        }
    }

    /**
     * What became of it.
     *
     * @param isNew false: the retailer's reference named this very order before
     */
    public record Result(WholesaleOrder order, boolean isNew) {}
}
