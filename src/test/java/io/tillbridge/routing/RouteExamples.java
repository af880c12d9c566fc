package io.tillbridge.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The examples of docs/route-beans.md: steps of the route files in {@code src/test/resources/route-examples}, else of the
 * shipped ones. All of these are checked and loaded by tests.
 */
final class RouteExamples {
    static final Path OWN = Path.of("src/test/resources/route-examples");
    static final Path SHIPPED = Path.of("routes");

    /** A step and the file it stands in. */
    record Place(RouteFile file, RouteFile.Flow flow, Step step) {}

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<RouteFile> files = new ArrayList<>();

    static RouteExamples read() throws IOException {
        RouteExamples examples = new RouteExamples();
        for (Path folder : List.of(OWN, SHIPPED)) {
            Map<String, String> texts = RoutePermissions.without(new RouteFolder(folder).read());
            for (RouteFile file : RouteFiles.parse(texts, new Findings())) {
                if (examples.texts.putIfAbsent(file.path(), texts.get(file.path())) == null) {
                    examples.files.add(file);
                    file.flows().forEach(flow -> flow.steps()
                            .forEach(step -> examples.places.add(new Place(file, flow, step))));
                }
            }
        }
        return examples;
    }

    /** The text of the first step that fits, as it stands in its file; empty when none does. */
    Optional<String> step(Predicate<Step> fits) {
        return places.stream()
                .filter(place -> fits.test(place.step()))
                .findFirst()
                .map(this::text);
    }

    /** The text of the first `from` that fits. */
    Optional<String> from(Predicate<String> scheme) {
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.routes()) {
                String uri = YamlNodes.text(flow.from(), "uri");
                if (scheme.test(Step.scheme(uri))) {
                    return Optional.of(beginning(file, flow.from()));
                }
            }
        }
        return Optional.empty();
    }

    /** The text of the first `from` with an address. */
    Optional<String> beginning(String uri) {
        return files.stream()
                .flatMap(file -> file.routes().stream()
                        .filter(flow -> YamlNodes.text(flow.from(), "uri").equals(uri))
                        .map(flow -> beginning(file, flow.from())))
                .findFirst();
    }

    /** Whether a kamelet begins routes. */
    static boolean isSource(RouteFile kamelet) {
        return YamlNodes.text(kamelet.root(), "metadata", "labels", "camel.apache.org/kamelet.type")
                .equals("source");
    }

    /** Ids of the routes with a step that fits. */
    List<String> routes(Predicate<Step> fits) {
        return places.stream()
                .filter(place -> fits.test(place.step()))
                .map(place -> place.flow().id())
                .distinct()
                .toList();
    }

    private String text(Place place) {
        int line = line(place.step().place());
        List<String> lines = texts.get(place.file().path()).lines().toList();
        int column = indent(lines.get(line));
        List<String> taken = new ArrayList<>(List.of(lines.get(line)));
        for (int at = line + 1; at < lines.size(); at++) {
            String next = lines.get(at);
            if (!next.isBlank() && indent(next) <= column) {
                break;
            }
            taken.add(next);
        }
        return taken.stream()
                .map(text -> text.isBlank() ? "" : text.substring(column))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A `from` without its steps. */
    private String beginning(RouteFile file, Node from) {
        List<String> lines = texts.get(file.path()).lines().toList();
        int line = line(from);
        int column = indent(lines.get(line));
        List<String> taken = new ArrayList<>();
        for (int at = line; at < lines.size() && indent(lines.get(at)) >= column; at++) {
            if (lines.get(at).strip().equals("steps:") && indent(lines.get(at)) == column) {
                break;
            }
            taken.add("  " + lines.get(at).substring(column));
        }
        return "from:\n" + String.join("\n", taken) + "\n";
    }

    private static int line(Node node) {
        return node.getStartMark().orElseThrow().getLine();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    static Map<String, String> own() throws IOException {
        return new RouteFolder(OWN).read();
    }

    /** All shipped files with the examples among them. */
    static Map<String, String> together() throws IOException {
        Map<String, String> all = new LinkedHashMap<>(new RouteFolder(SHIPPED).read());
        own().forEach((path, text) ->
                all.merge(path, text, path.equals(RoutePermissions.PATH) ? String::concat : (shipped, own) -> own));
        return all;
    }
}
