package io.tillbridge.run;

import java.util.Set;

/**
 * A kind of work.
 *
 * @param name as in the API
 * @param kinds the kinds of connection that have it
 * @param lock jobs of one connection with the same lock never run side by side
 * @param lane whose workers do it
 * @param scheduled whether a clock starts it; keys {@code schedule.<name>.*}, of a custom one its entry
 * @param custom whether {@code routes/custom/jobs.yaml} declares it
 * @param dryRun whether it can run without changing anything
 * @param description what it does, one sentence
 */
public record Job(
        String name,
        Set<String> kinds,
        String lock,
        Lane lane,
        boolean scheduled,
        boolean custom,
        boolean dryRun,
        String description) {
    static final String CUSTOM = "custom";

    /** A job that comes with the hub. */
    public Job(String name, Set<String> kinds, String lock, Lane lane, boolean scheduled, String description) {
        this(name, kinds, lock, lane, scheduled, false, true, description);
    }

    /** The route that does the work for a connection of that kind, or for the hub itself. */
    public String flow(String kind) {
        return (custom ? CUSTOM : kind) + "-" + name;
    }

    /** What a run holds while it works. Locks of custom jobs are apart from those of shipped ones. */
    String lockOf(String owner) {
        return (custom ? CUSTOM + ":" : "") + lock + ":" + owner;
    }
}
