package io.tillbridge.remotefiles;

/**
 * A file that was seen and left where it is.
 *
 * @param reason in words for the run's events
 * @param missed whether it is, or may be, a catalog file that this pull lacks
 */
public record SkippedFile(String path, String reason, boolean missed) {}
