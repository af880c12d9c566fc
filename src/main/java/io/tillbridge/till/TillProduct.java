package io.tillbridge.till;

import java.time.Instant;

/**
 * A product of the hub as an account with tills is offered it.
 *
 * @param enabled somebody or the hub has enabled it, or an item is matched with it
 * @param createdBy {@code hand}, {@code auto} or {@code match}; null: nobody has decided yet
 * @param listingId of the item that is matched with it, or null
 * @param itemId of that item at the account, or of the one that was created for it; null: none
 * @param createState {@code asked}, {@code created} or {@code refused}; null: no item was asked for
 * @param createFault why no item was created, or null
 */
public record TillProduct(
        long productId,
        String sku,
        String gtin,
        String name,
        boolean enabled,
        String createdBy,
        Long listingId,
        String itemId,
        String createState,
        String createFault,
        Instant updatedAt) {}
