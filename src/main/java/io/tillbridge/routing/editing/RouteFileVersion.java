package io.tillbridge.routing.editing;

import io.tillbridge.settings.Author;
import java.time.Instant;

/**
 * How a route file stood after a change.
 *
 * @param id grows over all files
 * @param version grows by one with each change of the file
 * @param action {@code found} (on disk, by another hand) {@code saved restored deleted}
 * @param note what its author wrote about it; null when nothing
 * @param text null when the file was deleted, and in lists
 * @param hash of the text; null when the file was deleted
 */
public record RouteFileVersion(
        long id, long version, Instant at, Author who, String action, String note, String hash, String text) {}
