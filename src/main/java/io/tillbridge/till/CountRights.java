package io.tillbridge.till;

import java.util.Optional;

/** What an account lets the hub do by inventory counts. */
public interface CountRights {
    /** Whether the rights that were granted allow to make counts and to have them take effect. */
    boolean mayCount(long connectionId);

    /** The employee who signed in; empty when the account does not say. */
    Optional<String> employee(long connectionId);
}
