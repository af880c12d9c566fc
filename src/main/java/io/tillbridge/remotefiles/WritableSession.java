package io.tillbridge.remotefiles;

import java.io.InputStream;

/** A session that may write: for partners' servers, never for vendors'. */
interface WritableSession extends RemoteSession {
    /** Writes a file whole; one that is there is replaced. */
    void store(String path, InputStream bytes) throws RemoteFault;

    /** Gives a file another name; whether one that has the name is replaced differs by server. */
    void rename(String from, String to) throws RemoteFault;

    /** Removes a file. */
    void remove(String path) throws RemoteFault;
}
