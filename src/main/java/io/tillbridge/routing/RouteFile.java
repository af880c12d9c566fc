package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A parsed route file; whatever it lacks reads as empty.
 *
 * @param path below the routes folder, with slashes
 * @param lines number of lines of text
 * @param root the document
 * @param flows routes, route configurations and the template of a kamelet, in the order of the file
 */
record RouteFile(String path, int lines, Node root, List<Flow> flows) {

    static final String ROUTE_SUFFIX = ".camel.yaml";
    static final String KAMELET_SUFFIX = ".kamelet.yaml";

    /** The folder of routes of the site's own. */
    static final String CUSTOM = "custom";
    /** Where their keys are declared. */
    static final String KEYS = CUSTOM + "/keys.yaml";

    private static final Pattern KEYS_FILE =
            Pattern.compile(CUSTOM + "/(?:keys\\.yaml|(?:[a-z0-9][a-z0-9-]*/){0,6}[a-z0-9][a-z0-9-]*\\.keys\\.yaml)");
    /** What the names of everything there begin with. */
    static final String CUSTOM_PREFIX = CUSTOM + "-";

    enum Kind {
        ROUTE,
        CONFIGURATION,
        KAMELET
    }

    /**
     * A thing with steps.
     *
     * @param id its id, "" when it has none
     * @param body its mapping
     * @param steps all its steps, those inside blocks too, in the order of the file
     */
    record Flow(Kind kind, String id, Node body, List<Step> steps) {

        Node from() {
            return YamlNodes.at(body, "from");
        }

        /** Whether its precondition, a key or a word, says that it does not run. */
        boolean isOff(Map<String, String> keys) {
            String condition = YamlNodes.text(body, "precondition").strip();
            String key = condition.replaceAll("^\\{\\{|}}$", "");
            return keys.getOrDefault(key, condition).strip().equalsIgnoreCase("false");
        }

        /** Whether it is new from a visual editor, with the id that the editor made. */
        boolean drawn() {
            return id.matches("route-[0-9]{1,10}");
        }
    }

    List<Flow> routes() {
        return of(Kind.ROUTE).toList();
    }

    Stream<Flow> of(Kind kind) {
        return flows.stream().filter(flow -> flow.kind() == kind);
    }

    boolean kamelet() {
        return path.endsWith(KAMELET_SUFFIX);
    }

    /** Whether it is one of the site's own, which may use more and is left out when it is faulty. */
    boolean custom() {
        return custom(path);
    }

    /** Whether keys are declared there: {@code custom/keys.yaml}, or {@code <name>.keys.yaml} beside the routes. */
    static boolean keys(String path) {
        return KEYS_FILE.matcher(path).matches();
    }

    static boolean custom(String path) {
        return path.startsWith(CUSTOM + "/");
    }

    /** The folder, which is the group of the routes; {@code run} at the top, {@code custom} also for folders in it. */
    String folder() {
        if (custom()) {
            return CUSTOM;
        }
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "run" : path.substring(0, slash);
    }

    /** The file's name without folder and ending. */
    String name() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.replace(ROUTE_SUFFIX, "").replace(KAMELET_SUFFIX, "");
    }
}
