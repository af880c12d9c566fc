package io.tillbridge.product.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the standing of a listing after a sync. */
final class ListingStatuses {
    private ListingStatuses() {}

    /** A link made now: the codes of now are those it is linked by. */
    static ListingStatus linked(WalkRow row, long productId, DecidedBy by, String explanation) {
        return new ListingStatus(
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
    static ListingStatus open(WalkRow row, ListingState state, String explanation) {
        return new ListingStatus(state, null, null, null, null, null, explanation, version(row));
    }

    static ListingStatus after(
            ListingStatus now, ListingState state, String matchGtin, String matchSku, String difference) {
        return new ListingStatus(
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
    static String difference(String matchGtin, String matchSku, ProductCodes codes) {
        List<String> differences = new ArrayList<>();
        if (!Objects.equals(matchGtin, codes.gtin())) {
            String shown = codes.gtin() == null && !codes.ean().isEmpty()
                    ? "'" + codes.ean() + "', which is no GTIN"
                    : codes.gtin() == null ? "blank" : codes.gtin();
            differences.add("EAN was " + (matchGtin == null ? "blank" : matchGtin) + "; now it is " + shown + ".");
        }
        if (!Objects.equals(matchSku, codes.sku())) {
            differences.add("SKU was " + quoted(matchSku) + "; now it is " + quoted(codes.sku()) + ".");
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
