package io.tillbridge.run;

import java.util.Set;

/**
 * A kind of work.
 *
 * @param name as in the API and in {@code direct:<kind>-<name>}
 * @param kinds the kinds of connection that have it
 * @param lock jobs of one connection with the same lock never run side by side
 * @param lane whose workers do it
 * @param scheduled whether a clock of {@code routes/schedule} starts it; keys {@code schedule.<name>.*}
 * @param description what it does, one sentence
 */
public record Job(String name, Set<String> kinds, String lock, Lane lane, boolean scheduled, String description) {}
