package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.CallRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What calls cost, learned from the answers, for each kind of call: one of no known kind is taken to be as dear as the
 * dearest. Where answers tell no cost, the rules count that held before they did.
 */
final class CallCosts {
    static final double DEAREST = 10;
    private static final int MOST_KINDS = 1_000;
    private static final String ID = "[0-9]+";

    private final Map<String, Double> learned = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > MOST_KINDS;
        }
    };

    /** What is alike in calls of one cost: the resource without ids, the relations, and how much is nested in the body. */
    static String kind(CallRequest request, Object body) {
        String shape = Arrays.stream(request.path().split("/", -1))
                .map(part -> part.matches(ID) ? "#" : part)
                .collect(Collectors.joining("/"));
        String dear = Arrays.stream(request.query().split("&", -1))
                .filter(pair -> pair.matches("(?s)(load_relations|count|or)=.*"))
                .map(pair -> pair.startsWith("or=") ? "or" + pair.split("%7C", -1).length : pair)
                .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        boolean completes = body instanceof Map<?, ?> map && "true".equals(String.valueOf(map.get("completed")));
        return request.method() + " " + shape + "?" + dear + "+" + nested(body) + (completes ? "+completed" : "");
    }

    private static long nested(Object body) {
        Collection<?> inside =
                body instanceof Map<?, ?> map ? map.values() : body instanceof Collection<?> list ? list : null;
        return inside == null
                ? 0
                : inside.stream()
                        .mapToLong(part -> (part instanceof Map ? 1 : 0) + nested(part))
                        .sum();
    }

    synchronized double of(String kind) {
        return learned.getOrDefault(kind, DEAREST);
    }

    /**
     * @param told not a number when the answer does not tell
     * @return what the call cost
     */
    synchronized double learn(String kind, double told) {
        double cost = Double.isNaN(told) ? (kind.startsWith("GET ") ? 1 : DEAREST) : told;
        learned.put(kind, cost);
        return cost;
    }
}
