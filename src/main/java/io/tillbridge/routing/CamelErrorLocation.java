package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Finds the option that a message of Camel's is about: the messages name an option or quote its value, and say at most
 * where the step begins.
 */
final class CamelErrorLocation {
    /** An address repeats every option of a step, wrong or right. */
    private static final Pattern ADDRESS = Pattern.compile("\\b[a-z][a-z0-9+.-]*:(?://)?[^\\s\\]]*\\?[^\\s\\]]*");

    private static final Pattern MISSING =
            Pattern.compile("Option (\\w+) is required when creating endpoint uri with syntax ([a-z0-9+.-]+):");
    private static final Pattern NAMED = Pattern.compile(
            "(?:[{,]\\s*|[Oo]ption:? '?|[Pp]roperty:? [('\"]?|[Ff]ield:? '?|[Pp]arameter:? '?)([A-Za-z][A-Za-z0-9.]*)");
    private static final Pattern QUOTED =
            Pattern.compile("'([^']{2,})'|\"([^\"]{2,})\"|with value ([^\\s,;]{2,})|: ([^\\s,;'\"]{2,})");

    private final Map<String, String> keys;

    /** An option, or an item of a list as both. */
    private record Option(Node key, Node value) {}

    /** @param keys values of the catalogue, for options that are a placeholder */
    CamelErrorLocation(Map<String, String> keys) {
        this.keys = keys;
    }

    /**
     * The option in a file, or empty when the message names none.
     *
     * @param line where the step or route begins, 0 when that is not known
     */
    Optional<Node> option(RouteFile file, int line, Throwable fault) {
        List<String> messages = messages(fault);
        for (String message : messages) {
            Matcher missing = MISSING.matcher(message);
            if (missing.find()) {
                return without(file, missing.group(2), missing.group(1));
            }
        }
        List<Option> near = options(scope(file, line));
        return Stream.<Function<String, Optional<Node>>>of(
                        message -> exact(near, message),
                        message -> exact(options(file.root()), message),
                        message -> part(near, message))
                .flatMap(look -> messages.stream()
                        .map(message -> look.apply(ADDRESS.matcher(message).replaceAll(" "))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Those of the inner causes first, for they say the most. */
    private static List<String> messages(Throwable fault) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = fault; cause != null && messages.size() < 20; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                messages.add(0, cause.getMessage());
            }
        }
        return messages;
    }

    private static Optional<Node> without(RouteFile file, String scheme, String option) {
        return file.flows().stream()
                .flatMap(flow -> Stream.concat(
                        Stream.ofNullable(flow.from()), flow.steps().stream().map(Step::body)))
                .filter(body -> Step.scheme(YamlNodes.text(body, "uri")).equals(scheme))
                .filter(body -> YamlNodes.at(body, "parameters", option) == null)
                .map(body -> YamlNodes.at(body, "uri"))
                .findFirst();
    }

    private static Node scope(RouteFile file, int line) {
        for (RouteFile.Flow flow : file.flows()) {
            for (Step step : flow.steps()) {
                if (line > 0 && (line(step.place()) == line || line(step.body()) == line)) {
                    return step.body();
                }
            }
        }
        for (RouteFile.Flow flow : file.flows()) {
            Node from = flow.from();
            if (from != null && line > 0 && Math.abs(line(from) - line) <= 1) {
                return from;
            }
        }
        return file.root();
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-2) + 1;
    }

    private static List<Option> options(Node scope) {
        List<Option> options = new ArrayList<>();
        collect(scope, options);
        return options;
    }

    private static void collect(Node node, List<Option> options) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                options.add(new Option(tuple.getKeyNode(), tuple.getValueNode()));
                collect(tuple.getValueNode(), options);
            }
        }
        for (Node item : YamlNodes.items(node)) {
            options.add(new Option(item, item));
            collect(item, options);
        }
    }

    private Optional<Node> exact(List<Option> options, String message) {
        Set<String> named = found(NAMED, message);
        Set<String> quoted = found(QUOTED, message);
        return Stream.concat(
                        options.stream().map(Option::key).filter(key -> named.contains(YamlNodes.text(key))),
                        options.stream()
                                .filter(option -> quoted.contains(inForce(option)))
                                .map(Option::value))
                .findFirst();
    }

    /** Some messages quote a part of a value, in capitals at that. */
    private Optional<Node> part(List<Option> options, String message) {
        Set<String> quoted = found(QUOTED, message);
        return options.stream()
                .filter(option -> quoted.stream()
                        .anyMatch(part ->
                                inForce(option).toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))))
                .map(Option::value)
                .findFirst();
    }

    private static Set<String> found(Pattern pattern, String message) {
        Set<String> found = new HashSet<>();
        if (pattern == QUOTED) {
            found.add(message.strip());
        }
        Matcher matcher = pattern.matcher(message);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    found.add(matcher.group(group).replaceFirst("[.)]+$", ""));
                }
            }
        }
        return found;
    }

    /** The value in force: a key of the catalogue filled in. */
    private String inForce(Option option) {
        String text = YamlNodes.text(option.value());
        return text.startsWith("{{") && text.endsWith("}}")
                ? keys.getOrDefault(text.substring(2, text.length() - 2), text)
                : text;
    }
}
