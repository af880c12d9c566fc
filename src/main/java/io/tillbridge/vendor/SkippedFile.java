package io.tillbridge.vendor;

/** A file that was seen and left where it is, and why, in words for the run's events. */
public record SkippedFile(String path, String reason) {}
