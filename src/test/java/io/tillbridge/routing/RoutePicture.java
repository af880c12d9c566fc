package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** The Mermaid flowchart of one route file. */
final class RoutePicture {
    private final RouteFile file;
    private final List<RouteFile> all;
    private final StringBuilder text = new StringBuilder("flowchart TB\n");
    /** Arrows between routes and the flags they lead to; after all boxes, or they would draw nodes into the wrong one. */
    private final Set<String> between = new LinkedHashSet<>();

    private String route = "";
    private int unnamed;

    /** Where the flow stands: the node it leaves, and what is written at the arrow. */
    private record Exit(String node, String label) {}

    RoutePicture(RouteFile file, List<RouteFile> all) {
        this.file = file;
        this.all = all;
    }

    String text() {
        for (RouteFile.Flow flow : file.flows()) {
            route = flow.id();
            unnamed = 0;
            text.append("  subgraph ").append(name("r", route)).append("[\"");
            text.append(MermaidShapes.escaped(route)).append("\"]\n");
            if (flow.kind() == RouteFile.Kind.CONFIGURATION) {
                YamlNodes.items(YamlNodes.at(flow.body(), "onException"))
                        .forEach(item -> caught(YamlNodes.at(item, "onException")));
            } else {
                chain(YamlNodes.at(flow.from(), "steps"), List.of(begin(flow)));
            }
            text.append("  end\n");
        }
        between.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    private Exit begin(RouteFile.Flow flow) {
        String node = name("f", flow.id());
        draw(node, StepLabel.Shape.BEGIN, StepLabel.from(flow.from()));
        return new Exit(node, "");
    }

    private void caught(Node onException) {
        String id = YamlNodes.text(onException, "id");
        draw(name("s", id), StepLabel.Shape.BEGIN, StepLabel.exceptions(onException));
        List<Exit> exits = List.of(new Exit(name("s", id), ""));
        String tries = YamlNodes.text(onException, "redeliveryPolicy", "maximumRedeliveries");
        if (!tries.equals("0") && !tries.isEmpty()) {
            exits = node(name("s", id + ".tries"), StepLabel.Shape.ROUND, "tried again " + tries + " times", exits);
        }
        exits = chain(YamlNodes.at(onException, "steps"), exits);
        boolean handled =
                YamlNodes.text(onException, "handled", "constant", "expression").equals("true");
        boolean continued = YamlNodes.text(onException, "continued", "constant", "expression")
                .equals("true");
        String end = continued ? "the route goes on" : handled ? "the caller goes on" : "the caller fails";
        node(name("s", id + ".end"), StepLabel.Shape.BEGIN, end, exits);
    }

    private List<Exit> chain(Node steps, List<Exit> in) {
        List<Exit> exits = in;
        for (Node item : YamlNodes.items(steps)) {
            Map.Entry<String, Node> step =
                    YamlNodes.entries(item).entrySet().iterator().next();
            exits = step(new Step(step.getKey(), item, step.getValue(), 0), exits);
        }
        return exits;
    }

    private List<Exit> step(Step step, List<Exit> in) {
        String node = step.id().isEmpty() ? name("s", route + "." + ++unnamed) : name("s", step.id());
        List<Exit> after = node(node, StepLabel.shape(step), StepLabel.of(step, route), in);
        Node inner = YamlNodes.at(step.body(), "steps");
        return switch (step.name()) {
            case "filter" -> joined(chain(inner, List.of(new Exit(node, "yes"))), List.of(new Exit(node, "no")));
            case "choice" -> choice(step.body(), node);
            case "split", "loop" -> {
                chain(inner, List.of(new Exit(node, "each"))).forEach(exit -> arrow(exit, node));
                yield List.of(new Exit(node, "then"));
            }
            case "doTry" -> tried(step.body(), node);
            case "to", "toD" -> {
                call(step, node);
                yield after;
            }
            default -> inner == null ? after : chain(inner, after);
        };
    }

    private List<Exit> choice(Node body, String node) {
        List<Exit> exits = new ArrayList<>();
        for (Node when : YamlNodes.items(YamlNodes.at(body, "when"))) {
            String condition = StepLabel.expression(when);
            exits.addAll(chain(YamlNodes.at(when, "steps"), List.of(new Exit(node, condition))));
        }
        exits.addAll(chain(YamlNodes.at(body, "otherwise", "steps"), List.of(new Exit(node, "otherwise"))));
        return exits;
    }

    private List<Exit> tried(Node body, String node) {
        List<Exit> exits = new ArrayList<>(chain(YamlNodes.at(body, "steps"), List.of(new Exit(node, ""))));
        for (Node caught : YamlNodes.items(YamlNodes.at(body, "doCatch"))) {
            exits.addAll(chain(YamlNodes.at(caught, "steps"), List.of(new Exit(node, StepLabel.exceptions(caught)))));
        }
        return chain(YamlNodes.at(body, "doFinally", "steps"), exits);
    }

    private void call(Step step, String node) {
        String target = StepLabel.target(step);
        if (target.isEmpty()) {
            return;
        }
        boolean here = file.routes().stream().anyMatch(flow -> flow.id().equals(target));
        String there = name(here ? "f" : "x", target);
        if (!here) {
            String place = all.stream()
                    .filter(other ->
                            other.routes().stream().anyMatch(flow -> flow.id().equals(target)))
                    .map(other -> "<br/>in " + MermaidShapes.escaped(other.path()))
                    .findFirst()
                    .orElse("");
            between.add(there + ">\"" + MermaidShapes.escaped(target) + place + "\"]");
        }
        between.add(node + " -.-> " + there);
    }

    private List<Exit> node(String node, StepLabel.Shape shape, String label, List<Exit> in) {
        draw(node, shape, label);
        in.forEach(exit -> arrow(exit, node));
        return List.of(new Exit(node, ""));
    }

    private void draw(String node, StepLabel.Shape shape, String label) {
        text.append("    ")
                .append(node)
                .append(MermaidShapes.around(shape, label))
                .append('\n');
    }

    private void arrow(Exit exit, String node) {
        text.append("    ").append(exit.node());
        text.append(exit.label().isEmpty() ? " --> " : " -->|\"" + MermaidShapes.escaped(exit.label()) + "\"| ");
        text.append(node).append('\n');
    }

    private static List<Exit> joined(List<Exit> one, List<Exit> other) {
        List<Exit> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** Mermaid takes letters, digits and underscores for a name; a point and a dash stay apart. */
    private static String name(String kind, String id) {
        return kind + "_" + id.replace(".", "__").replaceAll("[^A-Za-z0-9_]", "_");
    }
}
