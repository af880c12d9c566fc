package io.tillbridge.catalog.load;

import java.time.Instant;

/**
 * One catalog file received.
 *
 * @param filename as the vendor named it; data, never a path
 * @param size in bytes, as it came
 * @param sha256 64 hexadecimal digits, or null when the bytes were not kept
 * @param summary null until the file was read
 * @param error why it failed, or null
 * @param finishedAt null while it is received or loading
 * @param changes what it changed, or would change; null when nothing of it was written or compared
 * @param check of a checked file what a load would come to, else null
 * @param filesRemovedAt when its bytes and reports were removed, for they were kept long enough; else null
 */
public record Upload(
        long id,
        long deliveryId,
        long connectionId,
        String source,
        String filename,
        long size,
        String sha256,
        String fingerprint,
        UploadState state,
        Summary summary,
        UploadChanges changes,
        UploadCheck check,
        String error,
        Instant receivedAt,
        Instant finishedAt,
        Instant filesRemovedAt) {
    /**
     * Which uploads a list holds; null: any.
     *
     * @param unresolved only those of deliveries behind which none of the connection was loaded or found unchanged
     * @param name a part of the file's name
     */
    public record Filter(Long connectionId, Long deliveryId, UploadState state, boolean unresolved, String name) {
        public Filter(Long connectionId, Long deliveryId, UploadState state) {
            this(connectionId, deliveryId, state, false, null);
        }

        public static Filter any() {
            return new Filter(null, null, null);
        }
    }
}
