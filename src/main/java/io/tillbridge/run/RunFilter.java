package io.tillbridge.run;

/** Which runs to list; null matches all. */
public record RunFilter(Long connectionId, String job, RunState state) {}
