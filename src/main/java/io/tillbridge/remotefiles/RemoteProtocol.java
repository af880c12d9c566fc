package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.Failure;

/** How one account's server is reached: makes sessions, as many as are asked for, and tries the account. */
interface RemoteProtocol extends AutoCloseable {
    /**
     * Connects and signs in.
     *
     * @throws Failure passing when the server is away, refused when its identity or the sign-in is not accepted
     */
    RemoteSession open();

    /**
     * Tries the account for real, check by check. Never throws for what the server does.
     *
     * @param pinnedOnly sends nothing to a server whose identity nobody has confirmed
     */
    TestReport test(FileSelection selection, boolean pinnedOnly);

    /** Lets go of what the sessions share. */
    @Override
    default void close() {
        // Most share nothing.
    }
}
