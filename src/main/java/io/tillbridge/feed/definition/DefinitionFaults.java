package io.tillbridge.feed.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of one file. */
final class DefinitionFaults {
    private final String file;
    private final List<FeedDefinitionFault> faults = new ArrayList<>();

    DefinitionFaults(String file) {
        this.file = file;
    }

    void add(int line, String key, String message) {
        add(line, key, "", message);
    }

    void add(int line, String key, String rule, String message) {
        faults.add(new FeedDefinitionFault(file, line, key, rule, message));
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** In the order of the file. */
    List<FeedDefinitionFault> all() {
        return faults.stream()
                .sorted(Comparator.comparingInt(FeedDefinitionFault::line))
                .toList();
    }
}
