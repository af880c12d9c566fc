package io.tillbridge.fault;

import org.assertj.core.api.Condition;

/** Conditions for what was thrown: that it is a caller's fault, and which. */
public final class FaultConditions {
    private FaultConditions() {}

    /** @param why any but {@link CallerFault.Why#CONFLICT}, which has a word that says more */
    public static Condition<Throwable> refused(CallerFault.Why why) {
        return new Condition<>(thrown -> thrown instanceof CallerFault fault && fault.is(why), "a fault %s", why);
    }

    /** A conflict, by the word that clients know it by. */
    public static Condition<Throwable> refused(String type) {
        return new Condition<>(
                thrown -> thrown instanceof CallerFault fault && type.equals(fault.type()), "a conflict %s", type);

}
}
