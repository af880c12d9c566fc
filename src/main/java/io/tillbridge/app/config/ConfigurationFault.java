package io.tillbridge.app.config;

import java.util.List;

/** All faults of a configuration, each naming its key, what was expected and what was found. */
public final class ConfigurationFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    ConfigurationFault(List<String> faults) {
        super("The configuration has " + (faults.size() == 1 ? "a fault" : faults.size() + " faults") + ":\n  "
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
