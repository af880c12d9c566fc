package io.tillbridge.catalog.file;

import java.util.List;
import java.util.stream.Collectors;

/** The folder of dialects cannot be used as it is: carries every mistake in every file. */
public final class DialectsInvalid extends Exception {
    private final transient List<DialectFault> faults;

    DialectsInvalid(List<DialectFault> faults) {
        super(faults.stream().map(DialectFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<DialectFault> faults() {
        return faults;
    }
}
