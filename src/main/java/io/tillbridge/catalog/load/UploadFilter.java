package io.tillbridge.catalog.load;

/**
 * Which uploads a list holds; null: any.
 */
public record UploadFilter(Long connectionId, Long deliveryId, UploadState state) {
    public static UploadFilter any() {
        return new UploadFilter(null, null, null);
    }
}
