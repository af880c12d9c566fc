package io.tillbridge.search;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Orders by the beginning of their number, and the newest ones by a part of their customer's name or e-mail. */
final class OrderSearch implements SearchSource {
    private static final String NAME =
            """
            CONCAT_WS(' ', JSON_VALUE(person, '$.firstname'), JSON_VALUE(person, '$.middlename'),
              JSON_VALUE(person, '$.lastname'), JSON_VALUE(person, '$.name'))""";

    private static final String BY_CUSTOMER =
            """
            SELECT id FROM (SELECT id, person FROM customer_order ORDER BY id DESC LIMIT 2000) newest
            WHERE CONCAT_WS(' ', %s, JSON_VALUE(person, '$.company'), JSON_VALUE(person, '$.email'),
              JSON_VALUE(person, '$.shipping.name'), JSON_VALUE(person, '$.billing.name'))
              COLLATE utf8mb4_unicode_ci LIKE :part
            ORDER BY id DESC LIMIT 5"""
                    .formatted(NAME);

    @Override
    public List<SearchHit> find(Handle handle, SearchTerm term) {
        IndexedIds ids =
                new IndexedIds(handle, "customer_order").by("customer_order_number", "number", term.beginnings());
        ids.also(handle.createQuery(BY_CUSTOMER)
                .bind("part", term.anywhere())
                .mapTo(Long.class)
                .list());
        return HitRow.inOrder(
                handle,
                SearchKind.ORDER,
                "SELECT id, number AS title, CONCAT_WS(' · ', NULLIF(TRIM(" + NAME
                        + "), ''), state) AS detail, connection_id FROM customer_order WHERE id IN (<ids>)",
                ids.all());
    }
}
