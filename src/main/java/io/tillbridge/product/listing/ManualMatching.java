package io.tillbridge.product.listing;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** What people decide about a listing. The shop's last confirmed number is forgotten: it was that of another product. */
final class ManualMatching {
    private final Clock clock;
    private final ListingStore listings = new ListingStore();

    ManualMatching(Clock clock) {
        this.clock = clock;
    }

    void match(Handle tx, long id, long productId, String who, Long expectedVersion) {
        lock(tx, id, expectedVersion);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Listing before = listings.find(tx, id).orElseThrow();
        CandidateProduct product = tx.createQuery(
                        "SELECT " + CandidateProducts.COLUMNS + " FROM product p WHERE p.id = :id")
                .bind("id", productId)
                .map(CandidateProducts::read)
                .findOne()
                .orElseThrow(() -> CallerFault.invalid(
                        "/productId", "unknown", "There is no product " + productId + ": name one of GET /products."));
        ListingUndo.remember(tx, id, productId, now);
        tx.createUpdate("UPDATE listing SET sent_stock = IF(product_id <=> :product, sent_stock, NULL),"
                        + " sent_at = IF(product_id <=> :product, sent_at, NULL), send_fault = NULL,"
                        + " refused_stock = NULL, product_id = :product, decided_by = 'hand',"
                        + " state = IF(state = 'gone', 'gone', 'matched'), match_gtin = NULL, match_sku = NULL,"
                        + " code_difference = NULL, explanation = :explanation, version = version + 1,"
                        + " updated_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("product", productId)
                .bind("explanation", "Matched by hand by " + who + ": " + product.text() + ".")
                .bind("now", UtcInstants.text(now))
                .execute();
        if (!Long.valueOf(productId).equals(before.productId())) {
            ListingPrices.forget(tx, id);
        }
        ListingEvents.matched(tx, before, productId, now);
    }

    void unmatch(Handle tx, long id, String who, Long expectedVersion) {
        lock(tx, id, expectedVersion);
        ListingUndo.remember(tx, id, null, clock.instant());
        tx.createUpdate("UPDATE listing SET sent_stock = NULL, sent_at = NULL, send_fault = NULL, refused_stock = NULL,"
                        + " product_id = NULL, decided_by = 'hand', state = IF(state = 'gone', 'gone', 'unmatched'),"
                        + " match_gtin = NULL, match_sku = NULL, code_difference = NULL, explanation = :explanation,"
                        + " version = version + 1, updated_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("explanation", "Unmatched by hand by " + who + "; no rule links it again, only a match by hand.")
                .bind("now", UtcInstants.text(clock.instant()))
                .execute();
        ListingPrices.forget(tx, id);
    }

    /** Puts back how it stood before the last {@link #match} or {@link #unmatch}. */
    void undo(Handle tx, long id, Long expectedVersion) {
        lock(tx, id, expectedVersion);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Listing before = listings.find(tx, id).orElseThrow();
        ListingUndo.undo(tx, id, now);
        Long product = listings.find(tx, id).orElseThrow().productId();
        if (!Objects.equals(product, before.productId())) {
            ListingPrices.forget(tx, id);
        }
        if (product != null) {
            ListingEvents.matched(tx, before, product, now);
        }
    }

    private static void lock(Handle tx, long id, Long expectedVersion) {
        long version = tx.createQuery("SELECT version FROM listing WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> CallerFault.unknown("listing " + id));
        if (expectedVersion != null && expectedVersion != version) {
            throw CallerFault.stale("Listing " + id, expectedVersion);
        }
    }
}
