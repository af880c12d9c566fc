package io.tillbridge.product.listing;

/**
 * A product's field that takes the shop's value.
 *
 * @param before null: blank; long texts are cut; the same for {@code after}
 */
public record FieldChange(long productId, String remoteId, SyncField field, String before, String after) {}
