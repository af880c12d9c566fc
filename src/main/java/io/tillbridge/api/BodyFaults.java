package io.tillbridge.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults of a body that is held against its schema and against what is stored, so that all are told at once. */
final class BodyFaults {
    private final JsonNode body;
    private final List<Fault> faults;

    private BodyFaults(JsonNode body, List<Fault> faults) {
        this.body = body;
        this.faults = faults;
    }

    /** Begins with those the schema finds; the schema says {@code x-checked-by-operation}. */
    static BodyFaults of(ApiRequest request) {
        Schema schema = request.operation().bodies().values().iterator().next();
        return new BodyFaults(request.body(), new ArrayList<>(schema.faults(request.body())));
    }

    /** The id in a field; empty when it is absent or faulty, which is told already. */
    Optional<Long> id(String pointer) {
        JsonNode value = body.at(pointer);
        boolean sound = value.isTextual()
                && faults.stream().noneMatch(fault -> fault.pointer().equals(pointer));
        return sound ? Optional.of(Long.valueOf(value.asText())) : Optional.empty();
    }

    void add(String pointer, String code, String message) {
        faults.add(Fault.inBody(pointer, code, message));
    }

    /** A 422 with all of them, when there are any. */
    void refuse() {
        if (!faults.isEmpty()) {
            throw Problem.faulty(faults).refusal();
        }
    }
}
