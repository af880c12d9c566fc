package io.tillbridge.routing;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which files a change reaches.
 *
 * @param changed files that are new, gone or different
 * @param files these, and the files that use a route configuration, a kamelet or a key of theirs
 */
record RouteChange(Set<String> changed, Set<String> files) {

    static RouteChange between(
            Map<String, String> oldTexts,
            Map<String, RouteFile> before,
            Map<String, String> newTexts,
            Map<String, RouteFile> after) {
        Set<String> changed = differing(oldTexts, newTexts);
        Set<String> files = new TreeSet<>(changed);
        if (changed.stream().anyMatch(RouteFile::keys)) {
            newTexts.forEach((path, text) -> {
                if (RouteFile.custom(path) && text.contains("{{custom.")) {
                    files.add(path);
                }
            });
        }
        Set<String> configurations = new TreeSet<>();
        Set<String> kamelets = new TreeSet<>();
        int reached = 0;
        // A kamelet may use a kamelet: go on until nothing more is reached.
        while (files.size() > reached) {
            reached = files.size();
            for (String path : files) {
                Stream.of(before.get(path), after.get(path))
                        .filter(file -> file != null)
                        .forEach(file -> collect(file, changed, configurations, kamelets));
            }
            after.values().stream()
                    .filter(file -> uses(file, configurations, kamelets))
                    .forEach(file -> files.add(file.path()));
        }
        Set<String> allChanged = new TreeSet<>(changed);
        files.stream().filter(path -> path.endsWith(RouteFile.KAMELET_SUFFIX)).forEach(allChanged::add);
        return new RouteChange(allChanged, files);
    }

    /** Paths whose text is not the same on both sides. */
    static Set<String> differing(Map<String, String> one, Map<String, String> other) {
        Set<String> differing = new TreeSet<>(one.keySet());
        differing.addAll(other.keySet());
        differing.removeIf(path -> one.containsKey(path) && one.get(path).equals(other.get(path)));
        return differing;
    }

    /** Gives a file of the next texts the text that runs, or takes it away when none does. */
    static void keep(String path, Map<String, String> running, Map<String, String> next) {
        if (running.containsKey(path)) {
            next.put(path, running.get(path));
        } else {
            next.remove(path);
        }
    }

    private static void collect(RouteFile file, Set<String> changed, Set<String> configurations, Set<String> kamelets) {
        if (file.kamelet()) {
            kamelets.add(file.flows().get(0).id());
        } else if (changed.contains(file.path())) {
            file.of(RouteFile.Kind.CONFIGURATION).forEach(flow -> configurations.add(flow.id()));
        }
    }

    private static boolean uses(RouteFile file, Set<String> configurations, Set<String> kamelets) {
        return file.flows().stream()
                .anyMatch(flow -> configurations.contains(YamlNodes.text(flow.body(), "routeConfigurationId"))
                        || uris(flow).anyMatch(uri -> kamelets.contains(kamelet(uri))));
    }

    private static Stream<String> uris(RouteFile.Flow flow) {
        return Stream.concat(
                Stream.of(YamlNodes.text(flow.body(), "from", "uri")),
                flow.steps().stream()
                        .map(step -> step.name().equals("kamelet")
                                ? "kamelet:" + YamlNodes.text(step.body(), "name")
                                : step.uri()));
    }

    private static String kamelet(String uri) {
        return uri.startsWith("kamelet:") ? uri.substring(8).split("[/?]", 2)[0] : "";
    }
}
