package io.tillbridge.routing;

import io.tillbridge.run.CustomJob;
import io.tillbridge.run.Job;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Lane;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** One entry of {@code jobs.yaml}. A value may be one {@code {{key}}} of the catalogue. */
final class JobEntry {
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of(
            "name", "description", "schedule", "time-zone", "every", "enabled", "for", "lane", "lock", "dry-run"));
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final Map<String, Boolean> FLAGS = Map.of("yes", true, "true", true, "no", false, "false", false);
    private static final Map<String, Lane> LANES =
            new TreeMap<>(Map.of(Lane.CUSTOM.text(), Lane.CUSTOM, Lane.CUSTOM_BULK.text(), Lane.CUSTOM_BULK));
    private static final String ONCE = "once";

    private final EntryValues values;
    private final Set<String> kinds;

    JobEntry(Node entry, LintContext around, Findings findings) {
        this.values = new EntryValues(JobsFile.PATH, Rule.CUSTOM_JOB, entry, around.keys(), findings);
        this.kinds = around.kinds();
    }

    /** Empty when something is wrong with it, which is a finding. */
    Optional<CustomJob> read() {
        if (!YamlNodes.isMapping(values.entry())) {
            String message = "Expected a job with name: and description:, found none.";
            values.fault(values.entry(), message, "Write `- name: <name>`.");
            return Optional.empty();
        }
        values.knownAre(KNOWN);
        String name = name();
        String description = description();
        String lock = lock(name);
        Lane lane = lane();
        String kind = kind();
        boolean dryRun = flag("dry-run", false);
        boolean enabled = flag("enabled", true);
        JobSchedule schedule = JobSchedule.read(values);
        if (!values.right()) {
            return Optional.empty();
        }
        Job job = new Job(name, Set.of(kind), lock, lane, enabled && schedule.isThere(), true, dryRun, description);
        return Optional.of(new CustomJob(job, enabled ? schedule.of(job) : Optional.empty()));
    }

    private String name() {
        String name = values.needed("name", "Write `name: <name>`; its flow is the route `custom-<name>`.");
        if (name != null && !isWord(name)) {
            String message = "Expected a name of at most 50 small letters, digits and dashes, found '" + name + "'.";
            values.fault("name", message, "Write it as in `stock-export`.");
        } else if (Jobs.shipped().stream().anyMatch(job -> job.name().equals(name))) {
            String message = "Expected a name of its own, found '" + name + "', a job of the hub.";
            values.fault("name", message, "Give the job another name.");
        }
        return name;
    }

    private String description() {
        String text = values.needed("description", "Write what it does, in one sentence.");
        if (text != null && text.length() > LONGEST_DESCRIPTION) {
            String message = "Expected at most 200 characters, found " + text.length() + ".";
            values.fault("description", message, "Write one short sentence.");
        }
        return text;
    }

    private String lock(String name) {
        String lock = values.text("lock");
        if (lock != null && !isWord(lock)) {
            String message = "Expected a word of at most 50 small letters, digits and dashes, found '" + lock + "'.";
            values.fault("lock", message, "Leave it out: the lock is the job's name then.");
        }
        return lock == null ? name : lock;
    }

    private static boolean isWord(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    private Lane lane() {
        String word = values.text("lane");
        if (word != null && !LANES.containsKey(word)) {
            String message = "Expected one of " + LANES.keySet() + ", found '" + word + "'.";
            String hint = "Jobs of your own have workers of their own, so that none holds up a shipped job: write"
                    + " `lane: custom-bulk` for one that takes long, or leave it out.";
            values.fault("lane", message, hint);
        }
        return word == null ? Lane.CUSTOM : LANES.getOrDefault(word, Lane.CUSTOM);
    }

    /** The kind of connection, or what stands for none. */
    private String kind() {
        String word = values.text("for");
        if (word == null || word.equals(ONCE)) {
            return Jobs.HUB;
        }
        if (!kinds.contains(word)) {
            Set<String> known = new TreeSet<>(kinds);
            known.add(ONCE);
            String message = "Expected once or a kind of connection, one of " + known + ", found '" + word + "'.";
            String hint = "Write `for: once` for one run of the whole hub." + LintContext.nearest(word, known);
            values.fault("for", message, hint);
        }
        return word;
    }

    private boolean flag(String name, boolean otherwise) {
        String word = values.text(name);
        if (word == null) {
            return otherwise;
        }
        if (!FLAGS.containsKey(word)) {
            String message = "Expected yes or no, found '" + word + "'.";
            values.fault(name, message, "Write `" + name + ": yes` or `" + name + ": no`.");
        }
        return FLAGS.getOrDefault(word, otherwise);
    }
}
