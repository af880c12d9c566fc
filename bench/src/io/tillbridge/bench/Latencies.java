package io.tillbridge.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Latencies by kind of question. */
final class Latencies {
    static final String ALL = "all together";

    private final Map<String, List<Long>> nanos = new TreeMap<>();
    private int failed;

    synchronized void add(String kind, long latency) {
        nanos.computeIfAbsent(kind, first -> new ArrayList<>()).add(latency);
        nanos.computeIfAbsent(ALL, first -> new ArrayList<>()).add(latency);
    }

    synchronized void fail(String why) {
        if (failed++ == 0) {
            System.err.println("The first failure: " + why);
        }
    }

    synchronized int failed() {
        return failed;
    }

    /** Such a share of them, in percent, took no longer. */
    synchronized double millis(String kind, int percent) {
        List<Long> sorted = nanos.getOrDefault(kind, List.of());
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }
}
