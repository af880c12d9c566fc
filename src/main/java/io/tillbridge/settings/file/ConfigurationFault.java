package io.tillbridge.settings.file;

import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.stream.Collectors;

/** Why a configuration cannot be written or taken in; the message is fit for a person. */
public abstract sealed class ConfigurationFault extends RuntimeException {
    private ConfigurationFault(String message) {
        super(message);
    }

    /** It is no YAML (400). */
    public static final class Unreadable extends ConfigurationFault {
        Unreadable(String message) {
            super(message);
        }
    }

    /** Connections are told apart by their names, and here some share one (409). */
    public static final class SharedNames extends ConfigurationFault {
        SharedNames(List<String> names) {
            super("Connections of one name cannot be told apart in a file: give each its own. Shared here: "
                    + String.join(", ", names) + ".");
        }
    }

    /** The file has faults (422): all of them, or the first thousand. */
    public static final class Invalid extends ConfigurationFault {
        private static final int MOST = 1_000;

        private final transient List<FieldFault> faults;

        Invalid(List<FieldFault> all) {
            super(all.stream()
                    .limit(MOST)
                    .map(fault -> fault.pointer() + ": " + fault.message())
                    .collect(Collectors.joining("\n")));
            this.faults = List.copyOf(all.subList(0, Math.min(MOST, all.size())));
        }

        public List<FieldFault> faults() {
            return faults;
        }
    }
}
