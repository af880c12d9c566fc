package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of a change can go live while its faulty files stay as they run. */
final class SoundFiles {
    private final RouteCheck check;

    SoundFiles(RouteCheck check) {
        this.check = check;
    }

    /**
     * The texts with those of the running version in the place of faulty ones; the running texts when nothing can go live.
     *
     * @param now all texts as they were saved
     * @param running all texts in force; none at the start, when a faulty file is left out
     * @param faults what was found in them
     */
    Map<String, String> of(Map<String, String> now, Map<String, String> running, List<RouteFinding> faults) {
        Map<String, String> good = new TreeMap<>(now);
        List<RouteFinding> findings = faults;
        while (!findings.isEmpty()) {
            Set<String> faulty = findings.stream().map(RouteFinding::file).collect(Collectors.toSet());
            Set<String> changed = RouteChange.differing(running, good);
            // A fault in a file that did not change has its cause in one that did; which one is not known.
            Set<String> held = new TreeSet<>(changed);
            if (changed.stream().anyMatch(faulty::contains)) {
                held.retainAll(faulty);
            }
            held.forEach(path -> hold(good, running, path));
            findings = good.equals(running) ? List.of() : check.check(good);
        }
        return good;
    }

    private static void hold(Map<String, String> texts, Map<String, String> running, String path) {
        String text = running.get(path);
        if (text == null) {
            texts.remove(path);
        } else {
            texts.put(path, text);
        }
    }
}
