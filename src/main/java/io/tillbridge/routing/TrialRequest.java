package io.tillbridge.routing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message to try a route with.
 *
 * @param route id of the route
 * @param body text, or the maps and lists of a JSON text; null for none
 */
public record TrialRequest(
        String route, Object body, Map<String, Object> headers, Map<String, Object> variables, TrialAnswers answers) {
    public TrialRequest {
        headers = new LinkedHashMap<>(headers);
        variables = new LinkedHashMap<>(variables);
    }
}
