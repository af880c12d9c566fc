package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the tree of steps of a route from its file. */
final class PictureSteps {
    private static final Set<String> REPEATING = Set.of("split", "loop");

    private final Map<Integer, Traffic> traffic;

    /** @param traffic the line on which Camel sees a step → what passed it */
    PictureSteps(Map<Integer, Traffic> traffic) {
        this.traffic = traffic;
    }

    List<PictureStep> of(Node steps) {
        List<PictureStep> found = new ArrayList<>();
        for (Node item : YamlNodes.items(steps)) {
            YamlNodes.entries(item).entrySet().stream()
                    .limit(1)
                    .forEach(entry -> found.add(one(item, new Step(entry.getKey(), item, entry.getValue(), 0))));
        }
        return found;
    }

    /** What a route configuration does with each kind of exception. */
    List<PictureStep> caught(Node configuration) {
        List<PictureStep> found = new ArrayList<>();
        for (Node item : YamlNodes.items(YamlNodes.at(configuration, "onException"))) {
            Node caught = YamlNodes.at(item, "onException");
            List<PictureStep> inner = of(YamlNodes.at(caught, "steps"));
            found.add(new PictureStep(
                    StepLabel.Shape.BEGIN.kind(),
                    "onException",
                    given(YamlNodes.text(caught, "id")),
                    given(YamlNodes.text(caught, "description")),
                    StepLabel.exceptions(caught),
                    null,
                    line(item),
                    first(inner),
                    List.of(new PictureStep.Branch("", line(item), inner))));
        }
        return found;
    }

    private PictureStep one(Node item, Step step) {
        String calls = StepLabel.target(step);
        List<PictureStep.Branch> branches = branches(step);
        return new PictureStep(
                StepLabel.shape(step).kind(),
                step.name(),
                given(step.id()),
                given(YamlNodes.text(step.body(), "description")),
                StepLabel.shortened(StepLabel.does(step)),
                given(calls),
                line(item),
                passed(step, branches),
                branches);
    }

    /** Camel lets nobody look into a doTry itself: what begins it passes its first step. */
    private Traffic passed(Step step, List<PictureStep.Branch> branches) {
        Traffic own = traffic.get(lineOfCamel(step.body()));
        if (own != null || !step.name().equals("doTry") || branches.isEmpty()) {
            return own;
        }
        return first(branches.get(0).steps());
    }

    /** What begins with a step: it passes as many messages; what fails, fails there. */
    private static Traffic first(List<PictureStep> steps) {
        return steps.stream()
                .findFirst()
                .map(PictureStep::traffic)
                .map(first -> new Traffic(first.messages(), 0, null))
                .orElse(null);
    }

    private List<PictureStep.Branch> branches(Step step) {
        List<PictureStep.Branch> branches = new ArrayList<>();
        Node body = step.body();
        add(branches, label(step.name()), body);
        for (Node when : YamlNodes.items(YamlNodes.at(body, "when"))) {
            add(branches, StepLabel.expression(when), when);
        }
        add(branches, "otherwise", YamlNodes.at(body, "otherwise"));
        for (Node caught : YamlNodes.items(YamlNodes.at(body, "doCatch"))) {
            add(branches, StepLabel.exceptions(caught), caught);
        }
        add(branches, "finally", YamlNodes.at(body, "doFinally"));
        add(branches, "fallback", YamlNodes.at(body, "onFallback"));
        return branches;
    }

    private static String label(String step) {
        if (REPEATING.contains(step)) {
            return "each";
        }
        return step.equals("filter") ? "yes" : step.equals("doTry") ? "try" : "";
    }

    private void add(List<PictureStep.Branch> branches, String label, Node owner) {
        Node steps = YamlNodes.at(owner, "steps");
        if (steps != null) {
            branches.add(new PictureStep.Branch(label, line(owner), of(steps)));
        }
    }

    static int line(Node node) {
        return node == null
                ? 0
                : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** Camel counts from 0 to the first line of the options, which is the line of the step in our form. */
    private static int lineOfCamel(Node body) {
        return body == null
                ? -1
                : body.getStartMark().map(mark -> mark.getLine()).orElse(-1);
    }

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
