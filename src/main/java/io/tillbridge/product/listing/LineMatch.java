package io.tillbridge.product.listing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which product a line of an order means. Reads only, within the caller's transaction. */
public final class LineMatch {
    private static final String TO_DO = " Match it by hand, or mend its codes and run the product sync.";

    /**
     * A line with a variant means what the variant's listing is linked to, also when the shop has taken it away since; its
     * own codes are not asked, for they are those of the day it was ordered. A line without variant is matched by its codes,
     * by the same rules as listings, with live products.
     *
     * @param variantId null or blank: none
     * @param ean as the line has it; the same for the other codes; null or blank: none
     */
    public Outcome product(
            Handle tx,
            long connectionId,
            String variantId,
            String ean,
            String articleCode,
            String sku,
            MatchBy matchBy,
            SkuField skuField) {
        if (variantId != null && !variantId.isBlank()) {
            return byListing(tx, connectionId, variantId.strip());
        }
        ProductCodes codes = ProductCodes.of(ean, skuField.of(articleCode, sku));
        MatchResult verdict = new MatchRule(matchBy).decide(codes, SingleMatchFacts.of(tx, codes));
        List<CandidateProduct> rivals = CandidateProducts.of(tx, matchBy, codes, verdict);
        String why = "A line without variant; " + MatchExplanation.of(matchBy, codes, verdict, rivals);
        return verdict.productId() == null
                ? new Outcome(null, why + " Mend the product's codes, or cancel the order.")
                : new Outcome(verdict.productId(), why);
    }

    /**
     * As {@link #product} for an item that a till sold: one whose listing is not there yet is matched by the codes it was
     * sold with.
     */
    public Outcome productOfItem(
            Handle tx,
            long connectionId,
            String item,
            String ean,
            String articleCode,
            String sku,
            MatchBy matchBy,
            SkuField skuField) {
        boolean listed = tx.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM listing WHERE connection_id = ? AND remote_id = ?)")
                .bind(0, connectionId)
                .bind(1, item)
                .mapTo(Boolean.class)
                .one();
        return product(tx, connectionId, listed ? item : null, ean, articleCode, sku, matchBy, skuField);
    }

    /** Whether the codes of a line without variant name one product; without a word why. */
    public boolean isNamed(
            Handle handle, String ean, String articleCode, String sku, MatchBy matchBy, SkuField skuField) {
        ProductCodes codes = ProductCodes.of(ean, skuField.of(articleCode, sku));
        return new MatchRule(matchBy)
                        .decide(codes, SingleMatchFacts.of(handle, codes))
                        .productId()
                != null;
    }

    private static Outcome byListing(Handle tx, long connectionId, String variantId) {
        record Linked(long id, Long productId, String state, String explanation, boolean there) {}
        Optional<Linked> listing = tx.createQuery(
                        "SELECT l.id, l.product_id, l.state, l.explanation, p.id IS NOT NULL AS there FROM listing l"
                                + " LEFT JOIN product p ON p.id = l.product_id"
                                + " WHERE l.connection_id = :connection AND l.remote_id = :variant")
                .bind("connection", connectionId)
                .bind("variant", variantId)
                .map((row, context) -> new Linked(
                        row.getLong("id"),
                        row.getObject("product_id", Long.class),
                        row.getString("state"),
                        row.getString("explanation"),
                        row.getBoolean("there")))
                .findOne();
        if (listing.isEmpty()) {
            return new Outcome(null, "Variant " + variantId + " is not known yet: the next product sync reads it.");
        }
        Linked known = listing.get();
        String name = "Variant " + variantId + " (listing " + known.id() + ")";
        if (known.productId() == null) {
            String state = known.state().toLowerCase(Locale.ROOT);
            return new Outcome(null, name + " is " + state + ": " + known.explanation() + TO_DO);
        }
        return known.there()
                ? new Outcome(known.productId(), name + " is linked to product " + known.productId() + ".")
                : new Outcome(
                        null,
                        name + " is linked to product " + known.productId() + ", which is gone: the next product sync"
                                + " looks for another." + TO_DO);
    }

    /**
     * Which product an order's line means.
     *
     * @param productId null when it cannot be said
     * @param explanation why, naming the codes and, when there is no product, what to do
     */
    public record Outcome(Long productId, String explanation) {
        public boolean matched() {
            return productId != null;
        }
    }
}
