package io.tillbridge.api;

import io.tillbridge.access.Permission;
import java.util.List;
import java.util.Map;

/**
 * One operation of the contract.
 *
 * @param id the operationId, which is also the route's id and its {@code direct:} name
 * @param permission what an API key needs
 * @param path the segments below the base path; {@code {id}} is a hole
 * @param bodies content type → schema; empty when it takes no body
 */
record Operation(
        String id,
        String method,
        Permission permission,
        List<String> path,
        List<Parameter> parameters,
        Map<String, Schema> bodies) {

    record Parameter(String name, String in, boolean required, Schema schema) {}

    /** Whether the body is a file, which is streamed and never held in memory. */
    boolean takesFile() {
        return bodies.containsKey("multipart/form-data");
    }

    List<Parameter> parametersIn(String place) {
        return parameters.stream().filter(p -> p.in().equals(place)).toList();
    }

    boolean repeatable() {
        return method.equals("POST");
    }

    static boolean isHole(String segment) {
        return segment.startsWith("{");
    }
}
