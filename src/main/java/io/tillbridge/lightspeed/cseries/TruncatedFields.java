package io.tillbridge.lightspeed.cseries;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which fields of a record had a text that is longer than the hub keeps. */
final class TruncatedFields {
    private static final int MOST = 100;

    private final Set<String> names = new TreeSet<>();

    void add(String name) {
        if (names.size() < MOST) {
            names.add(name);
        }
    }

    /** In alphabetical order, at most 100. */
    List<String> names() {
        return List.copyOf(names);
    }
}
