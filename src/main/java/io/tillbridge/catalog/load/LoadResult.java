package io.tillbridge.catalog.load;

import java.util.List;

/**
 * How a delivery ended.
 *
 * @param state {@code LOADED}, {@code REFUSED} or {@code UNCHANGED}; {@code FAILED} when it was cancelled or no file of it
 *     could be received
 * @param uploads its files with their summaries, by name
 * @param hidden products hidden or discontinued because the delivery no longer holds them
 */
public record LoadResult(long deliveryId, DeliveryState state, List<Upload> uploads, long hidden) {
    public LoadResult {
        uploads = List.copyOf(uploads);
    }
}
