package io.tillbridge.settings;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.util.List;

/** What the caller asked of the account settings and cannot have; the message is fit for a person. */
public abstract sealed class SettingsFault extends CallerFault {
    private SettingsFault(Why why, String message) {
        super(why, message);
    }

    private SettingsFault(List<FieldFault> faults) {
        super(faults);
    }

    /** There is no such version (404). */
    public static final class Unknown extends SettingsFault {
        Unknown(long version) {
            super(Why.UNKNOWN, "There is no version " + version + " of the account settings.");
        }
    }

    /** Somebody else changed them first (412). */
    public static final class Stale extends SettingsFault {
        Stale(long expected) {
            super(
                    Why.STALE,
                    "The account settings were changed since version " + expected
                            + " was read: read them again and repeat the change.");
        }
    }

    /** The body has faults (422): all of them. */
    public static final class Invalid extends SettingsFault {
        Invalid(List<FieldFault> faults) {
            super(faults);
        }
    }
}
