package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the settings of a saved connection. */
final class StoredSettings {
    private StoredSettings() {}

    /**
     * What a kind reads of them.
     *
     * @param read reads them and notes each fault
     * @throws CallerFault INVALID: when they no longer pass the checks, which may have grown since they were saved
     */
    static <S> S read(Function<List<FieldFault>, S> read) {
        List<FieldFault> faults = new ArrayList<>();
        S settings = read.apply(faults);
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
        return settings;
    }
}
