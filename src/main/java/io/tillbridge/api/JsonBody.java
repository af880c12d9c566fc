package io.tillbridge.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A JSON body held against the schema of its operation. */
final class JsonBody {
    private JsonBody() {}

    static JsonNode read(byte[] bytes, Schema schema) {
        JsonNode body = Json.read(bytes);
        List<Fault> faults = schema.checkedLater() && body.isObject() ? List.of() : schema.faults(body);
        if (!faults.isEmpty()) {
            throw Problem.faulty(faults).refusal();
        }
        return body;
    }
}
