package io.tillbridge.routing;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Texts that Camel takes for the place of a text: any expression {@code resource:file:/etc/passwd}, a query's file. */
final class ForeignFileCheck implements Check {
    private static final Pattern ELSEWHERE = Pattern.compile("(?is)\\s*resource:.*");
    private static final Pattern QUERY =
            Pattern.compile("(?is)\\s*(select|insert|update|delete|replace|with|call|create|alter|drop)\\b.*");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                for (ScalarNode scalar : YamlNodes.scalars(flow.body())) {
                    if (ELSEWHERE.matcher(scalar.getValue()).matches()) {
                        String message = "Expected the text itself, found '" + scalar.getValue() + "'.";
                        findings.add(
                                Rule.FOREIGN_FILE, file.path(), scalar, message, "Write the text out in its place.");
                    }
                }
                query(file, flow.from(), findings);
                flow.steps().forEach(step -> query(file, step.body(), findings));
            }
        }
    }

    private static void query(RouteFile file, Node body, Findings findings) {
        Node query = YamlNodes.at(body, "parameters", "query");
        boolean sql = Step.scheme(YamlNodes.text(body, "uri")).equals("sql");
        if (sql && query != null && !QUERY.matcher(YamlNodes.text(query)).matches()) {
            String message = "Expected a statement of SQL, found '" + YamlNodes.text(query) + "'.";
            findings.add(Rule.FOREIGN_FILE, file.path(), query, message, "Write the statement out.");
        }
    }
}
