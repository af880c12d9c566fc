package io.tillbridge.run;

/** Which kept failures to list; null matches all. */
public record FailureFilter(Long connectionId, String kind, String state) {}
