package io.tillbridge.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries a route with one message: the real route files with their kamelets and handling of failures, and nothing outside
 * of them. The report shows the path of the message, what it sent outside and how it ended.
 */
public final class RouteTrial {
    private final LintContext around;
    private final RouteCheck check;

    public RouteTrial(LintContext around) {
        this.around = around;
        this.check = new RouteCheck(around);
        // Those of the database cannot be seen from here, and a trial reads none.
        check.secretsOf(name -> true);
    }

    /**
     * Tries one route of a folder.
     *
     * @throws TrialFault when the route is unknown or does not load, or an answer is for no step
     */
    public TrialReport run(Path routesDir, TrialRequest request) {
        Map<String, String> texts = texts(routesDir);
        List<RouteFile> files = RouteFiles.parse(texts, new Findings());
        RouteFile file = files.stream()
                .filter(one -> flow(one, request.route()).isPresent())
                .findFirst()
                .orElseThrow(() -> unknown(request.route(), files));
        request.answers().mustBeOf(answerable(files));
        List<RouteFinding> findings = check.check(texts);
        Map<String, String> loaded = new TreeMap<>(texts);
        List<String> leftOut = findings.stream()
                .map(RouteFinding::file)
                .filter(path -> !path.equals(file.path()))
                .distinct()
                .toList();
        leftOut.forEach(loaded::remove);
        TrialRecord done = new TrialRecord(request.answers());
        TrialRun.End end;
        try (TrialRun run = new TrialRun(around.withKeysOf(texts, new Findings()), done)) {
            run.load(loaded, file.path());
            end = run.send(request);
        }
        return new TrialReport(
                request.route(),
                file.path(),
                flow(file, request.route())
                        .map(flow -> YamlNodes.text(flow.body(), "description"))
                        .orElse(""),
                findings.stream()
                        .filter(finding -> finding.file().equals(file.path()))
                        .map(RouteFinding::text)
                        .toList(),
                leftOut,
                done.steps(),
                notRun(files, request.route(), done),
                request.answers().unused(),
                end.variables(),
                end.body(),
                end.outcome(),
                end.detail());
    }

    private static Map<String, String> texts(Path routesDir) {
        try {
            return new RouteFolder(routesDir).read();
        } catch (IOException e) {
            throw new TrialFault("Expected a readable folder of route files at " + routesDir + ", found: " + e
                    + ". Set routes.dir to the folder.");
        }
    }

    private static Optional<RouteFile.Flow> flow(RouteFile file, String route) {
        return file.routes().stream().filter(flow -> flow.id().equals(route)).findFirst();
    }

    private TrialFault unknown(String route, List<RouteFile> files) {
        if (around.javaRoutes().contains(route)) {
            return new TrialFault("The route '" + route + "' is written in Java: only routes of files can be tried.");
        }
        Set<String> ids = files.stream()
                .flatMap(file -> file.routes().stream())
                .map(RouteFile.Flow::id)
                .collect(Collectors.toCollection(TreeSet::new));
        return new TrialFault("Expected the id of a route in the routes folder, found '" + route + "'."
                + LintContext.nearest(route, ids) + " The routes are " + String.join(", ", ids) + ".");
    }

    /** What an answers file may name. */
    private List<String> answerable(List<RouteFile> files) {
        List<String> names = new ArrayList<>(around.beans().keySet());
        around.beans().forEach((bean, type) -> Stream.of(type.getMethods())
                .map(method -> bean + "." + method.getName())
                .forEach(names::add));
        files.stream()
                .flatMap(file -> file.flows().stream())
                .flatMap(flow -> flow.steps().stream())
                .map(Step::id)
                .filter(id -> !id.isEmpty())
                .forEach(names::add);
        return names;
    }

    /** Steps with an id that did not run, of the routes in which one ran. */
    private static List<String> notRun(List<RouteFile> files, String tried, TrialRecord done) {
        List<String> notRun = new ArrayList<>();
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.routes()) {
                List<String> ids = flow.steps().stream()
                        // A doTry shows no turn of its own, its steps do.
                        .filter(step -> !step.name().equals("doTry"))
                        .map(Step::id)
                        .filter(id -> !id.isEmpty())
                        .toList();
                if (flow.id().equals(tried) || ids.stream().anyMatch(done.ran()::contains)) {
                    ids.stream().filter(id -> !done.ran().contains(id)).forEach(notRun::add);
                }
            }
        }
        return notRun;
    }
}
