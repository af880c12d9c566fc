package io.tillbridge.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** What each route says of itself: id, description, group, and how its failures end. */
final class RouteHeadCheck implements Check {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 70;
    private static final List<String> PREFIXES = List.of("re", "re-", "un", "de", "dis", "pre", "pre-", "auto-", "co-");
    private static final Set<String> VERBS = verbs();

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        Set<String> configurations = new TreeSet<>();
        files.forEach(file -> file.of(RouteFile.Kind.CONFIGURATION).forEach(flow -> configurations.add(flow.id())));
        Map<String, String> taken = new HashMap<>();
        around.javaRoutes().forEach(id -> taken.put(id, "the application"));
        for (RouteFile file : files) {
            file.of(RouteFile.Kind.CONFIGURATION).forEach(flow -> id(file, flow, taken, findings));
            for (RouteFile.Flow route : file.routes()) {
                id(file, route, taken, findings);
                description(file, route, findings);
                group(file, route, findings);
                configuration(file, route, configurations, findings);
            }
        }
    }

    private static void id(RouteFile file, RouteFile.Flow flow, Map<String, String> taken, Findings findings) {
        Node place = place(flow, "id");
        if (!ID.matcher(flow.id()).matches()) {
            String message = "Expected an id of small letters, digits and dashes, found '" + flow.id() + "'.";
            findings.add(Rule.ROUTE_ID, file.path(), place, message, "Write `id: " + file.name() + "`.");
            return;
        }
        String other = taken.putIfAbsent(flow.id(), file.path());
        if (other != null) {
            String message = "Expected an id of its own, found '" + flow.id() + "' in " + other + " too.";
            findings.add(Rule.ROUTE_ID, file.path(), place, message, "Give one of them another id.");
        }
    }

    private static void description(RouteFile file, RouteFile.Flow route, Findings findings) {
        String text = YamlNodes.text(route.body(), "description").strip();
        String hint = "Write what it does, the verb first: `Pull a vendor's catalog files`.";
        String first = text.split("[\\s,.:]", 2)[0].toLowerCase(Locale.ROOT);
        String found = null;
        if (text.isEmpty() && route.drawn()) {
            return;
        }
        if (text.isEmpty()) {
            found = "none";
        } else if (text.codePointCount(0, text.length()) > LONGEST) {
            found = text.codePointCount(0, text.length()) + " characters";
        } else if (!verb(first) || !Character.isUpperCase(text.charAt(0))) {
            found = "'" + text.split("\\s", 2)[0] + "' as its first word";
        }
        if (found != null) {
            String message =
                    "Expected a description of at most 70 characters that begins with a verb, found " + found + ".";
            findings.add(Rule.ROUTE_DESCRIPTION, file.path(), place(route, "description"), message, hint);
        }
    }

    /** A known verb, or one with a prefix: resend, unblock, prefetch. */
    private static boolean verb(String word) {
        return VERBS.contains(word)
                || PREFIXES.stream()
                        .anyMatch(prefix -> word.startsWith(prefix) && VERBS.contains(word.substring(prefix.length())));
    }

    private static Set<String> verbs() {
        try (InputStream words = RouteHeadCheck.class.getResourceAsStream("/routing/verbs.txt")) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void group(RouteFile file, RouteFile.Flow route, Findings findings) {
        String group = YamlNodes.text(route.body(), "group");
        boolean may = group.isEmpty() && route.drawn();
        if (!may && !group.equals(file.folder())) {
            String message = "Expected the group '" + file.folder() + "', found '" + group + "'.";
            String hint = "Write `group: " + file.folder() + "` or move the file.";
            findings.add(Rule.ROUTE_GROUP, file.path(), place(route, "group"), message, hint);
        }
    }

    private static void configuration(
            RouteFile file, RouteFile.Flow route, Set<String> configurations, Findings findings) {
        String id = YamlNodes.text(route.body(), "routeConfigurationId");
        boolean may = id.isEmpty() && route.drawn();
        if (!may && !configurations.contains(id)) {
            String message = "Expected one of " + configurations + ", found '" + id + "'.";
            String hint = "Name the routeConfigurationId that says how failures end."
                    + LintContext.nearest(id, configurations);
            findings.add(Rule.ROUTE_CONFIGURATION, file.path(), place(route, "routeConfigurationId"), message, hint);
        }
    }

    private static Node place(RouteFile.Flow flow, String key) {
        Node value = YamlNodes.at(flow.body(), key);
        return value == null ? flow.body() : value;
    }
}
