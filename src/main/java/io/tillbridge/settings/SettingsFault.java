package io.tillbridge.settings;

import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.stream.Collectors;

/** What the caller asked of the account settings and cannot have; the message is fit for a person. */
public abstract sealed class SettingsFault extends RuntimeException {
    private SettingsFault(String message) {
        super(message);
    }

    /** There is no such version (404). */
    public static final class Unknown extends SettingsFault {
        Unknown(long version) {
            super("There is no version " + version + " of the account settings.");
        }
    }

    /** Somebody else changed them first (412). */
    public static final class Stale extends SettingsFault {
        Stale(long expected) {
            super("The account settings were changed since version " + expected
                    + " was read: read them again and repeat the change.");
        }
    }

    /** The body has faults (422): all of them. */
    public static final class Invalid extends SettingsFault {
        private final transient List<FieldFault> faults;

        Invalid(List<FieldFault> faults) {
            super(faults.stream()
                    .map(fault -> fault.pointer() + ": " + fault.message())
                    .collect(Collectors.joining("\n")));
            this.faults = List.copyOf(faults);
        }

        public List<FieldFault> faults() {
            return faults;
        }
    }
}
