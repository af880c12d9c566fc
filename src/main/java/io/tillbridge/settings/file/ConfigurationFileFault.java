package io.tillbridge.settings.file;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.util.List;

/** Why a configuration cannot be written or taken in; the message is fit for a person. */
public abstract sealed class ConfigurationFileFault extends CallerFault {
    private ConfigurationFileFault(Why why, String type, String message) {
        super(why, type, message);
    }

    private ConfigurationFileFault(Why why, String message) {
        super(why, message);
    }

    private ConfigurationFileFault(List<FieldFault> faults) {
        super(faults);
    }

    /** It is no YAML (400). */
    public static final class Unreadable extends ConfigurationFileFault {
        Unreadable(String message) {
            super(Why.UNREADABLE, message);
        }
    }

    /** Connections are told apart by their names, and here some share one (409). */
    public static final class SharedNames extends ConfigurationFileFault {
        SharedNames(List<String> names) {
            super(
                    Why.CONFLICT,
                    "shared-names",
                    "Connections of one name cannot be told apart in a file: give each its own. Shared here: "
                            + String.join(", ", names) + ".");
        }
    }

    /** The file has faults (422): all of them, or the first thousand. */
    public static final class Invalid extends ConfigurationFileFault {
        private static final int MOST = 1_000;

        Invalid(List<FieldFault> all) {
            super(all.subList(0, Math.min(MOST, all.size())));
        }
    }
}
