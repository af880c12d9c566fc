package io.tillbridge.routing;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** The endpoints of a site's own: see {@link EndpointReading}. */
final class EndpointCheck implements Check {
    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        new EndpointReading(around, files, findings).all();
        for (RouteFile file : files) {
            for (RouteFile.Flow route : file.routes()) {
                Node uri = YamlNodes.at(route.from(), "uri");
                if (RouteFile.custom(file.path())
                        && Step.scheme(YamlNodes.text(uri)).startsWith(RestBlocks.NAME)) {
                    String message = "Expected a rest: block, found a route that begins with rest.";
                    String hint =
                            "Write `- rest:` with `path: /custom/<name>`; the hub serves it, without host and port.";
                    findings.add(Rule.ENDPOINT, file.path(), uri, message, hint);
                }
            }
        }
    }
}
