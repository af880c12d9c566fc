package io.tillbridge.api.contract;

import io.tillbridge.access.Caller;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One operation of the contract.
 *
 * @param id the operationId, which is also the route's id and its {@code direct:} name
 * @param asks what it asks of its caller
 * @param path the segments below the base path; {@code {id}} is a hole
 * @param callsOut whether it waits for other systems, as {@code x-calls-out} says
 * @param forRetailers whether a key bound to a retailer may call it, as {@code x-retailers} says; no other one is open to it
 * @param bodies content type → schema; empty when it takes no body
 * @param custom of an endpoint of a site's own, how it is answered; null for the hub's own operations
 */
public record Operation(
        String id,
        String method,
        AccessRequirement asks,
        List<String> path,
        List<Parameter> parameters,
        boolean callsOut,
        boolean forRetailers,
        Map<String, Schema> bodies,
        Custom custom) {

    /** One of {@code openapi.yaml}. */
    public Operation(
            String id,
            String method,
            AccessRequirement asks,
            List<String> path,
            List<Parameter> parameters,
            boolean callsOut,
            boolean forRetailers,
            Map<String, Schema> bodies) {
        this(id, method, asks, path, parameters, callsOut, forRetailers, bodies, null);
    }

    /**
     * @param route the id of the route that answers, which begins with {@code direct}
     * @param consumes content types of bodies
     * @param produces the content type of answers; all but JSON is text
     */
    public record Custom(String route, String description, List<String> consumes, String produces) {
        public static final String JSON = "application/json";

        public Custom {
            consumes = List.copyOf(consumes);
        }

        public boolean producesJson() {
            return produces.equals(JSON);
        }
    }

    /** Whether it is an endpoint of a site's own. */
    public boolean isCustom() {
        return custom != null;
    }

    /** A key that is bound to a retailer is admitted where the contract says so; everybody else anywhere. */
    public boolean isOpenTo(Caller caller) {
        return caller.retailerId() == null || forRetailers || asks instanceof AccessRequirement.Nothing;
    }

    /** Whether a body of that type is a text for the route of an endpoint of a site's own. */
    public boolean takesText(String type) {
        return isCustom() && !type.equals(Custom.JSON);
    }

    public record Parameter(String name, String in, boolean required, Schema schema) {
        /** Whether its value opens something: it is told to nobody and stands in no log. */
        public boolean isSecret() {
            return name.equals("token");
        }

        /** Its value as a flow gets it: a {@code Long}, {@code BigDecimal} or {@code Boolean} where its type says so. */
        public Object typed(String text) {
            if (!schema.allowsText(text)) {
                return text;
            }
            if (schema.isInteger()) {
                return Long.valueOf(text);
            }
            if (schema.isNumber()) {
                return new BigDecimal(text);
            }
            return schema.isBoolean() ? Boolean.valueOf(text) : text;
        }
    }

    /** The path as it may be logged: with the values of its holes, but for those that are secret. */
    public String pathOf(Map<String, String> holes) {
        return pathOf(holes, path.size());
    }

    /** The first so many segments of it. */
    public String pathOf(Map<String, String> holes, int segments) {
        return path.stream()
                .limit(segments)
                .map(segment -> isHole(segment) && !segment.equals("{token}")
                        ? holes.getOrDefault(segment.substring(1, segment.length() - 1), segment)
                        : segment)
                .collect(Collectors.joining("/", "/", ""));
    }

    /** Whether the body is a file, which is streamed and never held in memory. */
    public boolean takesFile() {
        return bodies.containsKey("multipart/form-data");
    }

    public List<Parameter> parametersIn(String place) {
        return parameters.stream().filter(p -> p.in().equals(place)).toList();
    }

    /** Nobody in particular asks at the doors without a sign-in: an answer kept there could be anybody's. */
    public boolean repeatable() {
        boolean named = parametersIn("header").stream().anyMatch(it -> it.name().equals("Idempotency-Key"));
        return (method.equals("POST") || named) && !(asks instanceof AccessRequirement.Nothing);
    }

    public static boolean isHole(String segment) {
        return segment.startsWith("{");
    }
}
