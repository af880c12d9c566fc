package io.tillbridge.search;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Products by the beginning of their SKU, GTIN or name. */
final class ProductSearch implements SearchSource {
    @Override
    public List<SearchHit> find(Handle handle, SearchTerm term) {
        List<Long> ids = new IndexedIds(handle, "product")
                .by("product_sku", "vendor_sku", term.beginnings())
                .by("product_gtin", "gtin", term.gtins())
                .by("product_name", "name", term.beginnings())
                .all();
        return HitRow.inOrder(
                handle,
                SearchKind.PRODUCT,
                """
                SELECT id, name AS title, CONCAT_WS(' · ', vendor_sku, TRIM(LEADING '0' FROM gtin), brand) AS detail,
                  connection_id
                FROM product WHERE id IN (<ids>)""",
                ids);
    }
}
