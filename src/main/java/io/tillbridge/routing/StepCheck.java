package io.tillbridge.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Number, depth, ids and branches of steps. */
final class StepCheck implements Check {
    private static final int MOST_STEPS = 15;
    private static final int DEEPEST = 2;
    /** As a visual editor names a step that it adds: {@code log-1650}. */
    private static final Pattern DRAWN = Pattern.compile("[a-z][A-Za-z]*(-[a-z]+)*-[0-9]{1,10}");

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        Map<String, String> taken = new HashMap<>();
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                size(file, flow, findings);
                id(file, flow, YamlNodes.at(flow.body(), "from", "id"), taken, findings);
                for (Step step : flow.steps()) {
                    step(file, flow, step, taken, findings);
                }
            }
        }
    }

    private static void size(RouteFile file, RouteFile.Flow flow, Findings findings) {
        List<Step> steps = flow.steps();
        if (flow.kind() == RouteFile.Kind.ROUTE && steps.size() > MOST_STEPS) {
            String message = "Expected at most " + MOST_STEPS + " steps, found " + steps.size() + ".";
            String hint = "Move a part to a route of its own behind `direct`.";
            findings.add(Rule.ROUTE_SIZE, file.path(), steps.get(MOST_STEPS).place(), message, hint);
        }
        steps.stream().filter(step -> step.depth() > DEEPEST).findFirst().ifPresent(step -> {
            String message = "Expected blocks at most two deep, found " + step.depth() + ".";
            String hint = "Move the inner block to a route of its own behind `direct`.";
            findings.add(Rule.ROUTE_SIZE, file.path(), step.place(), message, hint);
        });
    }

    private static void step(
            RouteFile file, RouteFile.Flow flow, Step step, Map<String, String> taken, Findings findings) {
        if ((step.leaves() || step.block()) && step.id().isEmpty()) {
            String message = "Expected an id on " + step.name() + ", found none.";
            String hint = "Write `id: " + flow.id() + ".<word>`; history and metrics hang on it.";
            findings.add(Rule.STEP_ID, file.path(), step.place(), message, hint);
        }
        id(file, flow, YamlNodes.at(step.body(), "id"), taken, findings);
        if (step.name().equals("choice") && YamlNodes.at(step.body(), "otherwise") == null) {
            String hint = "Say what happens to a message that no `when` takes.";
            findings.add(Rule.CHOICE, file.path(), step.place(), "Expected an otherwise, found none.", hint);
        }
    }

    private static void id(RouteFile file, RouteFile.Flow flow, Node id, Map<String, String> taken, Findings findings) {
        if (id == null) {
            return;
        }
        String text = YamlNodes.text(id);
        String prefix = flow.id() + ".";
        boolean ours = text.startsWith(prefix)
                && WORD.matcher(text.substring(prefix.length())).matches();
        if (!ours && !DRAWN.matcher(text).matches()) {
            String message =
                    "Expected '" + prefix + "<word>' in small letters, digits and dashes, found '" + text + "'.";
            findings.add(Rule.STEP_ID, file.path(), id, message, "Begin the id with the route's id and a dot.");
        }
        String other = taken.putIfAbsent(text, file.path());
        if (other != null) {
            String message = "Expected an id of its own, found '" + text + "' in " + other + " too.";
            findings.add(Rule.STEP_ID, file.path(), id, message, "Give one of them another word.");
        }
    }
}
