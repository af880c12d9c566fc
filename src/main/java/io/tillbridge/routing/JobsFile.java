package io.tillbridge.routing;

import io.tillbridge.run.CustomJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The jobs of a site's own, {@code routes/custom/jobs.yaml}: a list of entries, each with a flow in a route file. */
final class JobsFile {
    static final String PATH = RouteFile.CUSTOM + "/jobs.yaml";

    private final LintContext around;
    private final Map<String, String> flows;
    private final Set<String> off;
    private final Findings findings;

    /** @param files all route files of the application */
    JobsFile(LintContext around, List<RouteFile> files, Findings findings) {
        this.around = around;
        this.findings = findings;
        this.flows = files.stream()
                .flatMap(file -> file.routes().stream())
                .collect(Collectors.toMap(
                        RouteFile.Flow::id, route -> YamlNodes.text(route.from(), "uri"), (one, other) -> one));
        this.off = files.stream()
                .flatMap(file -> file.routes().stream())
                .filter(route -> route.isOff(around.keys()))
                .map(RouteFile.Flow::id)
                .collect(Collectors.toSet());
    }

    /**
     * The jobs whose entries are right; what is wrong with the others goes to the findings. A job whose flow is off by
     * its precondition is none.
     */
    List<CustomJob> read(Map<String, String> texts) {
        String text = texts.get(PATH);
        return text == null || YamlGuard.saysNothing(text)
                ? List.of()
                : YamlGuard.withComments(PATH, findings)
                        .read(text)
                        .map(this::entries)
                        .orElse(List.of());
    }

    private List<CustomJob> entries(Node root) {
        RouteFiles.doubledKeys(PATH, root, findings);
        if (!(root instanceof SequenceNode)) {
            String message = "Expected a list of jobs, found none.";
            findings.add(Rule.CUSTOM_JOB, PATH, root, message, "Begin each job with `- name: <name>`.");
            return List.of();
        }
        List<CustomJob> jobs = new ArrayList<>();
        Map<String, Node> taken = new HashMap<>();
        for (Node item : YamlNodes.items(root)) {
            Optional<CustomJob> job = new JobEntry(item, around, findings).read();
            Node name = YamlNodes.at(item, "name");
            boolean own = name == null || isItsOwn(name, taken);
            boolean flowing = name == null || hasFlow(name);
            job.filter(any -> own && flowing && !off.contains(flow(name))).ifPresent(jobs::add);
        }
        return jobs;
    }

    private static String flow(Node name) {
        return RouteFile.CUSTOM + "-" + YamlNodes.text(name);
    }

    private boolean isItsOwn(Node name, Map<String, Node> taken) {
        Node other = taken.putIfAbsent(YamlNodes.text(name), name);
        if (other != null) {
            int line = other.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            String message =
                    "Expected a name of its own, found '" + YamlNodes.text(name) + "' in line " + line + " too.";
            findings.add(Rule.CUSTOM_JOB, PATH, name, message, "Give one of the jobs another name.");
        }
        return other == null;
    }

    private boolean hasFlow(Node name) {
        String id = flow(name);
        String uri = flows.get(id);
        if (uri == null) {
            Set<String> own = flows.keySet().stream()
                    .filter(flow -> flow.startsWith("custom-"))
                    .collect(Collectors.toSet());
            String message = "Expected the route '" + id + "', the flow of this job, found none.";
            String hint = "Add the file custom/" + id + RouteFile.ROUTE_SUFFIX + " or correct the name."
                    + LintContext.nearest(id, own);
            findings.add(Rule.JOB_FLOW, PATH, name, message, hint);
        } else if (!Step.scheme(uri).equals("direct")) {
            String message = "Expected the route '" + id + "' to begin with direct, found " + Step.scheme(uri) + ".";
            String hint = "Write `uri: direct` with `name: " + id + "`: the schedule of the job starts it.";
            findings.add(Rule.JOB_FLOW, PATH, name, message, hint);
        }
        return uri != null && Step.scheme(uri).equals("direct");
    }
}
