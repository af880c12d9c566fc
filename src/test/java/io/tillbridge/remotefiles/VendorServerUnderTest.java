package io.tillbridge.remotefiles;

import io.tillbridge.sandbox.SandboxFaults;
import java.io.IOException;
import java.util.Map;

/** A vendor's server of one protocol, and the accounts that reach it. The user is {@link VendorProtocol#USER}. */
public interface VendorServerUnderTest extends AutoCloseable {
    VendorProtocol protocol();

    int port();

    SandboxFaults faults();

    /** One that works, for the password given, and all files that lie below the path now. */
    RemoteAccount account(String path, String password);

    /** The same, of another server than this one. */
    RemoteAccount elsewhere(String host, int port);

    /** The settings of a connection to all files that lie there now. */
    Map<String, Object> settings();

    /** The secrets of such a connection. */
    Map<String, Object> secrets(String password);

    /** Ends every connection; the server takes new ones. */
    void endSessions();

    /** Ends the server. */
    @Override
    void close() throws IOException;
}
