package io.tillbridge.routing;

import java.util.List;
import java.util.Map;

/**
 * The keys that {@code custom/keys.yaml} declares.
 *
 * @param values name, {@code custom.…}, → the value in force
 * @param faults what is wrong with the declarations or the values
 */
public record OwnKeys(Map<String, String> values, List<Fault> faults) {
    public static final OwnKeys NONE = new OwnKeys(Map.of(), List.of());

    /**
     * @param line where in the file, from 1; 0 when it is about the whole file
     * @param message what was expected and what was found
     */
    public record Fault(int line, int column, String message, String hint) {}

    public OwnKeys {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }
}
