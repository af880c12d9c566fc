package io.tillbridge.search;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Listings by the beginning of a code or of their product's title, as their shop shows them. */
final class ListingSearch implements SearchSource {
    @Override
    public List<SearchHit> find(Handle handle, SearchTerm term) {
        List<Long> ids = new IndexedIds(handle, "listing")
                .by("listing_sku", "sku", term.beginnings())
                .by("listing_article_code", "article_code", term.beginnings())
                .by("listing_ean", "ean", term.beginnings())
                .by("listing_product_title", "product_title", term.beginnings())
                .all();
        return HitRow.inOrder(
                handle,
                SearchKind.LISTING,
                """
                SELECT id, IF(TRIM(product_title) = '', title, product_title) AS title,
                  CONCAT_WS(' · ', NULLIF(sku, ''), NULLIF(article_code, ''), NULLIF(ean, ''), state) AS detail,
                  connection_id
                FROM listing WHERE id IN (<ids>)""",
                ids);
    }
}
