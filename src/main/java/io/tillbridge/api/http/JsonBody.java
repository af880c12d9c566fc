package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.api.contract.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JSON body held against the schema of its operation. */
final class JsonBody {
    private JsonBody() {}

    static JsonNode read(byte[] bytes, Schema schema) {
        JsonNode body = Json.read(bytes);
        List<RequestFault> faults = new ArrayList<>();
        refuseNul(body, "", faults);
        if (!schema.checkedLater() || !body.isObject()) {
            faults.addAll(schema.faults(body));
        }
        if (!faults.isEmpty()) {
            throw Problem.faulty(faults).refusal();
        }
        return body;
    }

    /** JSON can write a NUL as an escape; no text of the hub holds one. */
    private static void refuseNul(JsonNode node, String pointer, List<RequestFault> faults) {
        if (node.isTextual() && node.textValue().indexOf('\0') >= 0) {
            faults.add(RequestFault.inBody(pointer, "not-allowed", "The text holds a NUL, expected text without it"));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().indexOf('\0') >= 0) {
                faults.add(RequestFault.inBody(pointer, "not-allowed", "The name of a field holds a NUL"));
            }
            refuseNul(field.getValue(), pointer + "/" + Schema.escape(field.getKey()), faults);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseNul(node.get(i), pointer + "/" + i, faults);
        }
    }
}
