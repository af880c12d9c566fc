package io.tillbridge.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults of a body that is held against its schema and against what is stored, so that all are told at once. */
public final class BodyFaults {
    private final JsonNode body;
    private final List<RequestFault> faults;

    private BodyFaults(JsonNode body, List<RequestFault> faults) {
        this.body = body;
        this.faults = faults;
    }

    /** Begins with those the schema finds; the schema says {@code x-checked-by-operation}. */
    public static BodyFaults of(ApiRequest request) {
        Schema schema = request.operation().bodies().values().iterator().next();
        return new BodyFaults(request.body(), new ArrayList<>(schema.faults(request.body())));
    }

    /** The id in a field; empty when it is absent or faulty, which is told already. */
    public Optional<Long> id(String pointer) {
        JsonNode value = body.at(pointer);
        boolean sound = value.isTextual()
                && faults.stream().noneMatch(fault -> fault.pointer().equals(pointer));
        return sound ? Optional.of(Long.valueOf(value.asText())) : Optional.empty();
    }

    public void add(String pointer, String code, String message) {
        faults.add(RequestFault.inBody(pointer, code, message));
    }

    /** A 422 with all of them, when there are any. */
    public void refuse() {
        if (!faults.isEmpty()) {
            throw Problem.faulty(faults).refusal();
        }
    }
}
