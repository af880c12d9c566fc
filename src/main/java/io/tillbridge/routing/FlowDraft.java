package io.tillbridge.routing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A new flow of a site's own: its route file, its trial file, its entry among the jobs, and in the source tree of the hub
 * its route test. What is written passes the check of route files and the trial.
 *
 * @param name of the flow; its route is {@code custom-<name>}
 * @param event the type of event it begins with; null for a flow that begins with none
 */
public record FlowDraft(String name, Begin begin, String event) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern EVENT = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
    private static final int LONGEST_NAME = 40;
    private static final String FOLDER = "custom/";
    private static final String JOBS = FOLDER + "jobs.yaml";
    private static final String JOBS_HEAD =
            "# Jobs of this site: each entry is run by its route custom-<name>. See docs/routes.md.\n";
    private static final Path TESTS = Path.of("src", "test", "java", "io", "tillbridge", "routes");

    /** What a flow begins with. */
    public enum Begin {
        JOB,
        EVENTS,
        ENDPOINT,
        TIMER
    }

    /**
     * A draft of a good name.
     *
     * @throws TrialFault when a file cannot have that name, or an event no such type
     */
    public FlowDraft {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw new TrialFault(
                    "Expected a name of small letters, digits and dashes that begins with a letter, at most "
                            + LONGEST_NAME + " characters, found '" + name + "'. Write it as in 'stock-export'.");
        }
        if (name.equals("custom") || name.startsWith("custom-")) {
            throw new TrialFault("Expected a name without 'custom-', found '" + name
                    + "'. The ids of the flow begin with 'custom-' by themselves.");
        }
        if (event != null && !EVENT.matcher(event).matches()) {
            throw new TrialFault("Expected a type of event such as order.accepted, found '" + event + "'.");
        }
    }

    private String routeFile() {
        return FOLDER + "custom-" + name + RouteFile.ROUTE_SUFFIX;
    }

    private String trialFile() {
        return FOLDER + "custom-" + name + TrialCase.SUFFIX;
    }

    /**
     * Writes the flow.
     *
     * @param home the folder of the hub; its source tree when there is a {@code pom.xml}
     * @return the files that were written or got a new entry
     * @throws TrialFault when one of its files is there, or the check refuses the flow; nothing is written then
     */
    public List<Path> write(Path routesDir, Path home, RouteCheck check) throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        String kind = begin.name().toLowerCase(Locale.ROOT);
        files.put(routesDir.resolve(routeFile()), template(kind + RouteFile.ROUTE_SUFFIX));
        files.put(routesDir.resolve(trialFile()), template(kind + TrialCase.SUFFIX));
        if (Files.exists(home.resolve("pom.xml")) && Files.isDirectory(home.resolve(TESTS))) {
            files.put(home.resolve(TESTS).resolve(testClass() + ".java"), template(kind + ".java.txt"));
        }
        for (Path file : files.keySet()) {
            if (Files.exists(file)) {
                throw new TrialFault("Expected no file of that name, found " + file
                        + ". Nothing was written. Choose another name, or delete the file.");
            }
        }
        String entry = begin == Begin.JOB ? entry(routesDir.resolve(JOBS)) : null;
        refuseFaulty(routesDir, files.get(routesDir.resolve(routeFile())), entry, check);
        Files.createDirectories(routesDir.resolve(FOLDER));
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
            written.add(file.getKey());
        }
        if (entry != null) {
            // After the route: a job without its flow is refused.
            Files.writeString(routesDir.resolve(JOBS), entry);
            written.add(routesDir.resolve(JOBS));
        }
        return written;
    }

    /** The text of the jobs with this one. */
    private String entry(Path jobs) throws IOException {
        String before = Files.exists(jobs) ? Files.readString(jobs) : JOBS_HEAD;
        if (before.lines().anyMatch(line -> line.strip().replace("\"", "").equals("- name: " + name))) {
            throw new TrialFault("Expected no job '" + name + "', found one in " + jobs
                    + ". Nothing was written. Choose another name.");
        }
        return before + (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + template("jobs.yaml");
    }

    private void refuseFaulty(Path routesDir, String route, String jobs, RouteCheck check) throws IOException {
        Map<String, String> texts = new TreeMap<>(new RouteFolder(routesDir).read());
        texts.put(routeFile(), route);
        if (jobs != null) {
            texts.put(JOBS, jobs);
        }
        List<RouteFinding> findings = check.check(texts).stream()
                .filter(finding ->
                        finding.file().equals(routeFile()) || finding.file().equals(JOBS))
                .toList();
        if (!findings.isEmpty()) {
            throw new TrialFault("The check of route files refuses the new flow, nothing was written:"
                    + RouteFinding.lines(findings));
        }
    }

    /** Such as {@code CustomStockExportRouteTest}. */
    private String testClass() {
        StringBuilder words = new StringBuilder("Custom");
        for (String word : name.split("-", -1)) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return words + "RouteTest";
    }

    private String template(String file) throws IOException {
        try (InputStream in = FlowDraft.class.getResourceAsStream("/routing/new-flow/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The template " + file + " is missing");
            }
            String subject = event == null ? "" : event.substring(0, event.indexOf('.')) + "s";
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("CLASS", testClass())
                    .replace("NAME", name)
                    .replace("EVENT", event == null ? "" : event)
                    .replace("SUBJECT", subject)
                    .replace("FILE", "routes/" + trialFile());
        }
    }
}
