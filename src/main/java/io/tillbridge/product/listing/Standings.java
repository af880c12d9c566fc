package io.tillbridge.product.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the standing of a listing after a sync. */
final class Standings {
    private Standings() {}

    /** A link made now: the codes of now are those it is linked by. */
    static Standing linked(WalkRow row, long productId, DecidedBy by, String explanation) {
        return new Standing(
                ListingState.MATCHED,
                productId,
                by,
                row.codes().gtin(),
                row.codes().sku(),
                null,
                explanation,
                version(row));
    }

    /** No link: its codes follow the shop until one is made. */
    static Standing open(WalkRow row, ListingState state, String explanation) {
        return new Standing(state, null, null, null, null, null, explanation, version(row));
    }

    static Standing after(Standing now, ListingState state, String matchGtin, String matchSku, String difference) {
        return new Standing(
                state,
                now.productId(),
                now.decidedBy(),
                matchGtin,
                matchSku,
                difference,
                now.explanation(),
                now.version());
    }

    /** What of the codes is another than it was, or null. */
    static String difference(String matchGtin, String matchSku, Codes codes) {
        List<String> differences = new ArrayList<>();
        if (!Objects.equals(matchGtin, codes.gtin())) {
            String shown = codes.gtin() == null && !codes.ean().isEmpty()
                    ? "'" + codes.ean() + "', which is no GTIN"
                    : codes.gtin() == null ? "blank" : codes.gtin();
            differences.add("EAN was " + (matchGtin == null ? "blank" : matchGtin) + ", the shop shows " + shown + ".");
        }
        if (!Objects.equals(matchSku, codes.sku())) {
            differences.add("SKU was " + quoted(matchSku) + ", the shop shows " + quoted(codes.sku()) + ".");
        }
        return differences.isEmpty() ? null : String.join(" ", differences);
    }

    private static String quoted(String sku) {
        return sku == null ? "blank" : "'" + sku + "'";
    }

    private static long version(WalkRow row) {
        return row.now() == null ? 1 : row.now().version();
    }
}
