package io.tillbridge.product.listing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A linked listing of which shop and hub do not say the same, with the instant of each value.
 *
 * @param differs in what
 * @param toldStock what the shop showed, at {@code toldAt}; null when it told none
 * @param sentStock the last number the shop confirmed, at {@code sentAt}; null: none
 * @param knownStock what the shop shows now as far as the hub knows: the last number seen or confirmed less what it sold
 *     since; null: in doubt
 * @param available what would be sent now; null when no warehouses are compared or the product was never counted
 * @param stockChangedAt the last change of the product's stock, or null
 * @param shopPrice at {@code toldAt}
 * @param hubPrice the product's msrp, of {@code productChangedAt} or before
 * @param codeDifference what of the codes differs from those it was linked by, or null
 * @param shops of a till's account: the stock of each shop with warehouses; else none, and the numbers stand here
 */
public record Drift(
        long listingId,
        String remoteId,
        String title,
        long productId,
        Set<What> differs,
        Long toldStock,
        Instant toldAt,
        Long sentStock,
        Instant sentAt,
        Long knownStock,
        Long available,
        Instant stockChangedAt,
        BigDecimal shopPrice,
        BigDecimal hubPrice,
        Instant productChangedAt,
        String codeDifference,
        List<ListingShopStock> shops) {
    public Drift {
        shops = List.copyOf(shops);
    }

    Drift with(List<ListingShopStock> stocks) {
        return new Drift(
                listingId,
                remoteId,
                title,
                productId,
                differs,
                toldStock,
                toldAt,
                sentStock,
                sentAt,
                knownStock,
                available,
                stockChangedAt,
                shopPrice,
                hubPrice,
                productChangedAt,
                codeDifference,
                stocks);
    }

    /** What differs. */
    public enum What {
        /** What the shop shows, as far as the hub knows, is not what is available. */
        STOCK,
        PRICE,
        CODES;

        /** As it stands in the API. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static What of(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
