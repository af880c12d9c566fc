package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Names that a step gives to headers, properties and variables. A header {@code Camel…} steers the step after it: where
 * a call goes, which query runs. Set from data it would let the data choose.
 */
final class ControlHeaderCheck implements Check {
    /** They say what is asked of an address, and cannot leave it. */
    static final Set<String> STAY_AT_THE_ADDRESS = Set.of("CamelHttpMethod", "CamelHttpPath", "CamelHttpQuery");

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Pattern CONTROL = Pattern.compile("(?i)(camel|org\\.apache\\.camel).*");
    private static final Set<String> NAMED = Set.of("setHeader", "setProperty", "setVariable");
    private static final List<String> RESULT_NAMES = List.of("toName", "variableReceive", "variableSend");
    private static final Set<String> RESULT_OPTIONS = Set.of("outputHeader", "resultHeader", "headerName");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                Stream.concat(
                                Stream.ofNullable(flow.from()),
                                flow.steps().stream().map(Step::body))
                        .forEach(body -> results(file, body, findings));
                flow.steps().forEach(step -> step(file, step, findings));
            }
        }
    }

    private static void step(RouteFile file, Step step, Findings findings) {
        if (NAMED.contains(step.name())) {
            name(file, YamlNodes.at(step.body(), "name"), findings);
        }
        if (step.name().equals("setHeaders") || step.name().equals("setVariables")) {
            for (String list : List.of("headers", "variables")) {
                YamlNodes.items(YamlNodes.at(step.body(), list))
                        .forEach(item -> name(file, YamlNodes.at(item, "name"), findings));
            }
        }
    }

    private static void results(RouteFile file, Node body, Findings findings) {
        RESULT_NAMES.forEach(key -> name(file, YamlNodes.at(body, key), findings));
        for (Map.Entry<String, Node> option :
                YamlNodes.entries(YamlNodes.at(body, "parameters")).entrySet()) {
            if (RESULT_OPTIONS.contains(option.getKey())) {
                name(file, option.getValue(), findings);
            }
        }
    }

    private static void name(RouteFile file, Node place, Findings findings) {
        String name = YamlNodes.text(place);
        if (place == null || STAY_AT_THE_ADDRESS.contains(name)) {
            return;
        }
        if (!PLAIN_NAME.matcher(name).matches()) {
            String message = "Expected a name of letters, digits, dots, dashes and underscores, found '" + name + "'.";
            String hint = "Write the name out; a name made of data could be that of a control header.";
            findings.add(Rule.CONTROL_HEADER, file.path(), place, message, hint);
        } else if (CONTROL.matcher(name).matches()) {
            String message = "Expected a name of your own, found '" + name + "': it steers Camel.";
            String hint = "Write the address under `parameters:` of the step. Of these names a route sets "
                    + "CamelHttpMethod, CamelHttpPath and CamelHttpQuery only.";
            findings.add(Rule.CONTROL_HEADER, file.path(), place, message, hint);
        }
    }
}
