package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;

/**
 * What two states of a resource differ in: the members that are not the same, as they were and as they are. Arrays are
 * told whole.
 */
record JsonDifference(ObjectNode before, ObjectNode after) {

    static JsonDifference of(JsonNode before, JsonNode after) {
        JsonDifference changed =
                new JsonDifference(JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode());
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> changed.compare(name, before.get(name), after.get(name)));
        return changed;
    }

    private void compare(String name, JsonNode was, JsonNode is) {
        if (was instanceof ObjectNode && is instanceof ObjectNode) {
            JsonDifference inner = of(was, is);
            if (!inner.before.isEmpty() || !inner.after.isEmpty()) {
                before.set(name, inner.before);
                after.set(name, inner.after);
            }
        } else if (was == null || !was.equals(is)) {
            if (was != null) {
                before.set(name, was);
            }
            if (is != null) {
                after.set(name, is);
            }
        }
    }
}
